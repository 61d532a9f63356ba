-- Shows a lane later, unless somebody marked it since. KEYS index · ARGV lane, the mark that was
-- seen, milliseconds or -1 for not before it is told.
if redis.call('ZSCORE', KEYS[1], ARGV[1]) ~= ARGV[2] then
	return 0
end
evenWhenFull(KEYS[1])
redis.call('ZADD', KEYS[1], tonumber(ARGV[3]) < 0 and '+inf' or mark(ARGV[3]), ARGV[1])
return 1
