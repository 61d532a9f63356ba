-- Settles entries: they leave the lane. KEYS lease, stream, later · ARGV token, group, ids.
if not holds(KEYS[1], ARGV[1]) then
	return -1
end
for i = 3, #ARGV do
	redis.call('XACK', KEYS[2], ARGV[2], ARGV[i])
	redis.call('XDEL', KEYS[2], ARGV[i])
end
return #ARGV - 2
