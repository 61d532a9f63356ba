-- Fills the bucket by Redis' own clock, takes calls out of it, and counts them in their hour.
-- KEYS bucket, hours · ARGV calls, refill a second, capacity, level at which it is empty.
-- Answers the level in thousandths, for how many milliseconds it is empty, and what was taken in an hour and in a day.
local calls, capacity = tonumber(ARGV[1]), tonumber(ARGV[3])
local now = time()
local known = redis.call('HMGET', KEYS[1], 'level', 'at', 'empty', 'capacity')
local level = tonumber(known[1] or '') or capacity / 2
-- another share or limit: it is as full as before
level = level * capacity / (tonumber(known[4] or '') or capacity)
local at = tonumber(known[2] or '') or now
level = math.min(capacity, level + math.max(0, now - at) / 1000 * tonumber(ARGV[2]))
level = math.max(-capacity, level - calls)
redis.call('HSET', KEYS[1], 'level', string.format('%.6f', level), 'at', text(now), 'capacity', ARGV[3])
local age = 0
if level <= tonumber(ARGV[4]) then
	redis.call('HSETNX', KEYS[1], 'empty', text(now))
	age = math.max(0, now - (tonumber(known[3] or '') or now))
else
	redis.call('HDEL', KEYS[1], 'empty')
end

local hour = math.floor(now / 3600000)
if calls > 0 then
	redis.call('HINCRBY', KEYS[2], text(hour), calls)
end
local taken = {}
local all = redis.call('HGETALL', KEYS[2])
for i = 1, #all, 2 do
	local back = hour - (tonumber(all[i]) or 0)
	if back > 24 or back < 0 then
		redis.call('HDEL', KEYS[2], all[i])
	else
		taken[back] = tonumber(all[i + 1]) or 0
	end
end
-- of the oldest hour that part which is not yet over as long ago
local rest = 1 - (now - hour * 3600000) / 3600000
local day = (taken[24] or 0) * rest
for back = 0, 23 do
	day = day + (taken[back] or 0)
end
for _, key in ipairs(KEYS) do
	redis.call('PEXPIRE', key, 172800000)
end
return { math.floor(level * 1000), age, math.floor((taken[0] or 0) + (taken[1] or 0) * rest), math.floor(day) }
