using BackupScheduler.Cli.Output;
using BackupScheduler.LocalAws.Reading;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Cli.Demo;

/// <summary>Tells what is going on, line by line, with the time since the start; a terminal also sees the queues shrink.</summary>
internal sealed class DemoProgress(TextWriter output, bool isTerminal, bool isVerbose) : IProgress<string>
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private bool _isLineOpen;

    /// <summary>The functions' log, on the same output.</summary>
    public ILogger Log { get; } = new LineLog(
        line =>
        {
            lock (output) output.WriteLine($"    {line}");
        },
        isVerbose);

    public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_start);

    public void Report(string value)
    {
        lock (output)
        {
            CloseLine();
            output.WriteLine($"{Elapsed.TotalSeconds,6:0.0} s  {value}");
        }
    }

    /// <summary>Lines for those who want to know more.</summary>
    public void Detail(IEnumerable<string> lines)
    {
        if (!isVerbose) return;
        lock (output)
        {
            foreach (var line in lines) output.WriteLine($"    {line}");
        }
    }

    /// <summary>Progress of a run, by what its queues hold.</summary>
    public IProgress<QueueCounts> Queues(string run) => new QueueProgress(this, run);

    private void ShowQueues(string run, QueueCounts counts)
    {
        var text = $"{Elapsed.TotalSeconds,6:0.0} s  {run}: {counts.Visible} waiting, {counts.InFlight} in work, {counts.Delayed} delayed";
        lock (output)
        {
            output.Write(isTerminal ? $"\r{text}   " : text + Environment.NewLine);
            _isLineOpen = isTerminal;
        }
    }

    private void CloseLine()
    {
        if (_isLineOpen) output.WriteLine();
        _isLineOpen = false;
    }

    private sealed class QueueProgress(DemoProgress progress, string run) : IProgress<QueueCounts>
    {
        private TimeSpan _last = progress.Elapsed;

        public void Report(QueueCounts value)
        {
            if (!progress.IsDue(_last)) return;
            _last = progress.Elapsed;
            progress.ShowQueues(run, value);
        }
    }

    private bool IsDue(TimeSpan last) => isTerminal || Elapsed - last >= BetweenLines;
}
