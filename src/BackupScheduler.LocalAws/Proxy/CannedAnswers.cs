namespace BackupScheduler.LocalAws.Proxy;

/// <summary>Answers that a test gives instead of the emulator's.</summary>
public sealed class CannedAnswers : IProxyBehaviour
{
    private readonly List<Rule> _rules = [];

    /// <param name="answer">Called per matching call; null lets this call through.</param>
    /// <param name="times">How often it answers before it retires.</param>
    public void Respond(CallMatch match, Func<ProxyCall, ProxyAnswer?> answer, int times = int.MaxValue)
    {
        lock (_rules)
        {
            _rules.Add(new Rule(match, answer) { Left = times });
        }
    }

    public void Clear()
    {
        lock (_rules)
        {
            _rules.Clear();
        }
    }

    public Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        call.Answer = AnswerTo(call);
        return call.Answer is null ? next() : Task.CompletedTask;
    }

    private ProxyAnswer? AnswerTo(ProxyCall call)
    {
        lock (_rules)
        {
            foreach (var rule in _rules.Where(r => r.Left > 0 && r.Match.Matches(call)))
            {
                if (rule.Answer(call) is { } answer)
                {
                    rule.Left--;
                    return answer;
                }
            }
        }

        return null;
    }

    private sealed record Rule(CallMatch Match, Func<ProxyCall, ProxyAnswer?> Answer)
    {
        public int Left { get; set; }
    }
}
