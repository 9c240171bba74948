using BackupScheduler.Cli.Output;
using BackupScheduler.LocalAws.Reading;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Cli.Demo;

/// <summary>Tells what is going on, line by line, with the time since the start; a terminal also sees the queues shrink.</summary>
internal sealed class DemoProgress(Progress progress, bool isVerbose) : IProgress<string>
{
    private readonly long _start = TimeProvider.System.GetTimestamp();

    /// <summary>The functions' log, on the same output.</summary>
    public ILogger Log { get; } = new LineLog(line => progress.Warn($"    {line}"), isVerbose);

    public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_start);

    public void Report(string value) => progress.Say(Timed(value));

    /// <summary>Lines for those who want to know more.</summary>
    public void Detail(IEnumerable<string> lines)
    {
        if (!isVerbose) return;
        foreach (var line in lines) progress.Say($"    {line}");
    }

    /// <summary>Progress of a run, by what its queues hold.</summary>
    public IProgress<QueueCounts> Queues(string run) => new QueueProgress(this, run);

    private void ShowQueues(string run, QueueCounts counts) =>
        progress.Show(Timed($"{run}: {counts.Visible} waiting, {counts.InFlight} in work, {counts.Delayed} delayed"));

    private string Timed(string text) => $"{Elapsed.TotalSeconds,6:0.0} s  {text}";

    private sealed class QueueProgress(DemoProgress progress, string run) : IProgress<QueueCounts>
    {
        public void Report(QueueCounts value) => progress.ShowQueues(run, value);
    }
}
