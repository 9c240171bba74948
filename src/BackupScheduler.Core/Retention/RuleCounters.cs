namespace BackupScheduler.Core.Retention;

/// <summary>Runs the rules over one table's runs, newest first. Reused from table to table, so that it allocates reasons only.</summary>
internal sealed class RuleCounters
{
    private readonly long[] _lastBuckets = new long[RuleTable.Counted.Length];
    private readonly int[] _taken = new int[RuleTable.Counted.Length];
    private readonly int[] _limits = new int[RuleTable.Counted.Length];
    private readonly List<RetentionReason> _reasons = [];
    private TimeSpan _within;
    private string? _withinText;
    private DateTime _reference;

    /// <summary>Begins with a table.</summary>
    /// <param name="rules">Its rules.</param>
    /// <param name="reference">The time from which keep-within reaches back, in UTC.</param>
    public void Start(RetentionRules rules, DateTime reference)
    {
        Array.Clear(_taken);
        for (var i = 0; i < _limits.Length; i++) _limits[i] = RuleTable.Counted[i].LimitOf(rules);
        _within = rules.KeepWithin.GetValueOrDefault();
        _withinText = _within > TimeSpan.Zero ? RetentionDuration.Format(_within) : null;
        _reference = reference;
    }

    /// <summary>The reasons for which the next older run stays; none if no rule keeps it.</summary>
    public RetentionReason[] Next(DateTime place)
    {
        _reasons.Clear();
        for (var i = 0; i < _limits.Length; i++)
            if (_taken[i] < _limits[i] && IsNewBucket(i, place))
                _reasons.Add(Take(i, place));
        if (_withinText is not null && _reference - place <= _within)
            _reasons.Add(new RetentionReason(RetentionReasonKind.Within, Subject: _withinText));
        return _reasons.Count == 0 ? [] : [.. _reasons];
    }

    private bool IsNewBucket(int rule, DateTime place)
    {
        if (RuleTable.Counted[rule].BucketOf is not { } bucketOf) return true;
        var bucket = bucketOf(place);
        var isNew = _taken[rule] == 0 || bucket != _lastBuckets[rule];
        _lastBuckets[rule] = bucket;
        return isNew;
    }

    private RetentionReason Take(int rule, DateTime place) =>
        new(RuleTable.Counted[rule].Kind, ++_taken[rule], _limits[rule], new DateTimeOffset(place, TimeSpan.Zero));
}
