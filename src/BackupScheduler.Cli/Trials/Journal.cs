using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.Trials;

/// <summary>Takes down what was done, how long it took, and what was learned of AWS on the way.</summary>
internal sealed class Journal(TimeProvider time, Progress progress)
{
    private readonly List<StepRecord> _steps = [];
    private readonly List<string> _facts = [];
    private readonly SortedDictionary<string, int> _codes = new(StringComparer.Ordinal);

    public IReadOnlyList<StepRecord> Steps => _steps;

    /// <summary>What AWS was seen to do, a sentence each.</summary>
    public IReadOnlyList<string> Facts => _facts;

    /// <summary>The error codes that AWS answered with, and how often.</summary>
    public IReadOnlyDictionary<string, int> Codes => _codes;

    public bool HasFailed => _steps.Exists(step => step.State == StepState.Failed);

    /// <summary>Does a step; its failure is taken down, and does not end the verification.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="work">Does it; answers what came of it.</param>
    /// <returns>Whether it succeeded.</returns>
    /// <exception cref="OperationCanceledException">The command was told to end.</exception>
    public async Task<bool> StepAsync(string name, Func<Task<string>> work)
    {
        progress.Say($"{name} ...");
        var start = time.GetTimestamp();
        try
        {
            Add(name, StepState.Ok, start, await work());
            return true;
        }
        catch (ServiceFailureException e)
        {
            See(e);
            Add(name, StepState.Failed, start, $"{e.Code}: {e.Message}");
        }
        catch (TrialException e)
        {
            Add(name, StepState.Failed, start, e.Message);
        }
        catch (OperationCanceledException)
        {
            Add(name, StepState.Interrupted, start, "told to end");
            throw;
        }

        return false;
    }

    /// <summary>Something went wrong that nobody has thought of.</summary>
    public void Fail(string name, Exception e) => Add(name, StepState.Failed, time.GetTimestamp(), $"unexpected {e.GetType().Name}: {e.Message}");

    /// <summary>A step that cannot be done.</summary>
    public void Skip(string name, string why) => _steps.Add(new StepRecord(name, StepState.Skipped, 0, why));

    public void Learn(string fact) => _facts.Add(fact);

    /// <summary>An error that is lived with.</summary>
    public void See(ServiceFailureException failure) => _codes[failure.Code] = _codes.GetValueOrDefault(failure.Code) + 1;

    private void Add(string name, StepState state, long start, string detail)
    {
        var record = new StepRecord(name, state, time.GetElapsedTime(start).TotalSeconds, Invoking.OneLine(detail));
        _steps.Add(record);
        progress.Say(FormattableString.Invariant($"{name}: {record.State.ToString().ToLowerInvariant()}, {record.Seconds:0.0} s{(record.Detail.Length > 0 ? $": {record.Detail}" : "")}"));
    }
}
