-- The lane that is due for longest; it will be shown again only after a while, so that others
-- come first. KEYS index · ARGV milliseconds. Answers the lane and the mark that was set.
local now = time()
local lane = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', text(now), 'LIMIT', 0, 1)[1]
if not lane then
	return false
end
local mark = text(now + ARGV[1])
evenWhenFull(KEYS[1])
redis.call('ZADD', KEYS[1], mark, lane)
return { lane, mark }
