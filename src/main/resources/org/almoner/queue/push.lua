-- Puts references at the end of a lane. KEYS lease, stream, later · ARGV group, references.
if redis.call('EXISTS', KEYS[2]) == 0 then
	redis.call('XGROUP', 'CREATE', KEYS[2], ARGV[1], '0', 'MKSTREAM')
end
for i = 2, #ARGV do
	redis.call('XADD', KEYS[2], '*', 'r', ARGV[i], 'a', '0')
end
return #ARGV - 1
