-- Comes before every other script here. Only commands that Redis 6.2 to 8 and Valkey share.

-- Redis' own time in milliseconds: one clock for all processes.
local function time()
	local t = redis.call('TIME')
	return t[1] * 1000 + math.floor(t[2] / 1000)
end

-- When a lane is looked at: microseconds, so that no two lanes tie and all take turns.
local function mark(milliseconds)
	local t = redis.call('TIME')
	return string.format('%.0f', t[1] * 1000000 + t[2] + milliseconds * 1000)
end

local function text(number)
	return string.format('%.0f', number)
end

-- A full Redis refuses the first write of a script that could grow, and lets a script go on
-- that has written already. What empties the lanes must run then, so it removes nothing first.
local function evenWhenFull(set)
	redis.call('ZREM', set, '')
end

-- The same for what is moved from a stream.
local function removeNothing(stream)
	redis.call('XDEL', stream, '0-1')
end

-- In how many milliseconds a lane has something to do: 0 now, -1 nothing is known.
local function wait(stream, later)
	if redis.call('XLEN', stream) > 0 then
		return 0
	end
	local first = redis.call('ZRANGE', later, 0, 0, 'WITHSCORES')
	if not first[2] then
		return -1
	end
	return math.max(0, tonumber(first[2]) - time())
end

local function holds(lease, token)
	return redis.call('GET', lease) == token
end
