-- Moves the oldest entries of one stream to the end of another. KEYS from, to · ARGV how many.
removeNothing(KEYS[1])
local entries = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', ARGV[1])
for _, entry in ipairs(entries) do
	redis.call('XADD', KEYS[2], '*', unpack(entry[2]))
	redis.call('XDEL', KEYS[1], entry[1])
end
return #entries
