-- What waits in a lane. KEYS lease, stream, later.
-- Answers waiting, later, milliseconds that the oldest waits, 1 when leased.
local now = time()
local due = redis.call('ZCOUNT', KEYS[3], '-inf', text(now))
local waiting = redis.call('XLEN', KEYS[2])
local since = now
local first = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 1)
if first[1] then
	since = math.min(since, tonumber(string.match(first[1][1], '^%d+')))
end
local late = redis.call('ZRANGE', KEYS[3], 0, 0, 'WITHSCORES')
if late[2] then
	since = math.min(since, tonumber(late[2]))
end
return { waiting + due, redis.call('ZCARD', KEYS[3]) - due, now - since, redis.call('EXISTS', KEYS[1]) }
