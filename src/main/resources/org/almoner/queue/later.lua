-- Puts entries off. KEYS lease, stream, later
-- ARGV token, group, milliseconds, then of each entry its id and its stored form.
if not holds(KEYS[1], ARGV[1]) then
	return -1
end
evenWhenFull(KEYS[3])
local due = text(time() + ARGV[3])
for i = 4, #ARGV, 2 do
	-- what is in the stream no more was settled before
	if redis.call('XDEL', KEYS[2], ARGV[i]) == 1 then
		redis.call('ZADD', KEYS[3], due, ARGV[i + 1])
	end
	redis.call('XACK', KEYS[2], ARGV[2], ARGV[i])
end
return 0
