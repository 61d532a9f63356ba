-- The lane that is due for longest; it will be shown again only after a while, so that others
-- come first. KEYS index · ARGV milliseconds. Answers the lane and the mark that was set.
local lane = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', mark(0), 'LIMIT', 0, 1)[1]
if not lane then
	return false
end
local seen = mark(ARGV[1])
evenWhenFull(KEYS[1])
redis.call('ZADD', KEYS[1], seen, lane)
return { lane, seen }
