-- Moves entries from one stream to the end of another. KEYS from, to · ARGV ids.
removeNothing(KEYS[1])
for i = 1, #ARGV do
	local entry = redis.call('XRANGE', KEYS[1], ARGV[i], ARGV[i])[1]
	if entry then
		redis.call('XADD', KEYS[2], '*', unpack(entry[2]))
		redis.call('XDEL', KEYS[1], ARGV[i])
	end
end
return #ARGV
