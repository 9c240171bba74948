using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.LocalAws.Faults;

/// <summary>
/// Lets calls meet faults by rule, repeatably: whether a call does depends on the seed, the rule, and the call's number
/// among those of its operation, account and Region that the rule applies to. Calls of other operations that run at the
/// same time change nothing.
/// </summary>
/// <remarks>The rules are a chain in their order: a delay may be followed by a refusal, but nothing follows a refusal.</remarks>
public sealed class FaultInjection(int seed, params IEnumerable<FaultRule> rules) : IProxyBehaviour
{
    private readonly RuleState[] _rules = [.. rules.Select((rule, i) => new RuleState(rule, i, seed))];

    /// <summary>Off, every call passes, and is not numbered either.</summary>
    public bool IsOn { get; set; } = true;

    public Task HandleAsync(ProxyCall call, Func<Task> next) => IsOn ? RunAsync(0, call, next) : next();

    private Task RunAsync(int at, ProxyCall call, Func<Task> next)
    {
        if (at == _rules.Length)
        {
            return next();
        }

        return _rules[at].Draw(call) is { } draw
            ? FaultEffect.RunAsync(_rules[at].Rule, draw, call, () => RunAsync(at + 1, call, next))
            : RunAsync(at + 1, call, next);
    }

    /// <summary>A rule and what it has met.</summary>
    private sealed class RuleState(FaultRule rule, int index, int seed)
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<string, long> _numbers = [];
        private long _applied;
        private int _injected;

        public FaultRule Rule { get; } = rule;

        /// <summary>Null when the call passes; else a number from 0 to 1 for choices within the fault.</summary>
        public double? Draw(ProxyCall call)
        {
            if (!Rule.AppliesTo(call))
            {
                return null;
            }

            var stream = $"{index} {call.Service}:{call.Operation} {call.Account} {call.Region}";
            lock (_lock)
            {
                var number = _numbers[stream] = _numbers.GetValueOrDefault(stream) + 1;
                var draw = SeededDraw.At(seed, stream, number);
                if (++_applied <= Rule.Skip || _injected >= Rule.Count || draw >= Rule.Probability)
                {
                    return null;
                }

                _injected++;
                return draw / Rule.Probability;
            }
        }
    }
}
