-- Gives a lease back. KEYS lease, stream, later · ARGV token.
-- Answers in how many milliseconds the lane has something to do, -1 nothing, -2 when it was lost.
if not holds(KEYS[1], ARGV[1]) then
	return -2
end
redis.call('DEL', KEYS[1])
return wait(KEYS[2], KEYS[3])
