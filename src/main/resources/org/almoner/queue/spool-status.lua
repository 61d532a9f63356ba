-- How many entries wait and are set aside, and how long the oldest waits. KEYS waiting, aside.
local oldest = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
local age = 0
if oldest then
	age = time() - tonumber(string.match(oldest[1], '^%d+'))
end
return { redis.call('XLEN', KEYS[1]), redis.call('XLEN', KEYS[2]), age }
