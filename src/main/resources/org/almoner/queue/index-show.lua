-- Shows a lane in so many milliseconds, or earlier where it is shown earlier already.
-- KEYS index · ARGV lane, milliseconds.
evenWhenFull(KEYS[1])
return redis.call('ZADD', KEYS[1], 'LT', mark(ARGV[2]), ARGV[1])
