-- Takes a lane that has something to do. KEYS lease, stream, later · ARGV token, milliseconds.
-- Answers -2 when taken, else in how many milliseconds to look again, -1 for not before it is told.
local held = redis.call('PTTL', KEYS[1])
if held ~= -2 then
	return math.max(1, held)
end
local due = wait(KEYS[2], KEYS[3])
if due ~= 0 then
	return due
end
evenWhenFull(KEYS[3])
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return -2
