using System.Globalization;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Restores;

namespace BackupScheduler.Cli.Restore;

/// <summary>Shows how far a restore has come, and how fast.</summary>
internal sealed class ProgressText(Progress progress, TimeProvider time, string name = "") : IProgress<RestoreProgress>
{
    private readonly Lock _turn = new();
    private RestoreProgress _last;
    private long _since;

    public void Report(RestoreProgress value)
    {
        lock (_turn)
        {
            if (value.Activity != _last.Activity || value.What != _last.What || _since == 0) _since = time.GetTimestamp();
            _last = value;
            progress.Show(name + Line(value, time.GetElapsedTime(_since)));
        }
    }

    private static string Line(RestoreProgress value, TimeSpan elapsed)
    {
        var what = value.Activity switch
        {
            RestoreActivity.Checking => "checking the copies",
            RestoreActivity.Making => value.What,
            RestoreActivity.Importing => "importing",
            RestoreActivity.Loading => "loading the full copy",
            RestoreActivity.Replaying => $"replaying {value.What}",
            RestoreActivity.Setting => $"setting {value.What}",
            _ => "counting",
        };
        if (value.Total is null && value.Done == 0) return what;
        var rate = elapsed.TotalSeconds >= 1 ? string.Create(CultureInfo.InvariantCulture, $", {value.Done / elapsed.TotalSeconds:0}/s") : "";
        var of = value.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $" of {total}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{what}: {value.Done}{of} items{rate}");
    }
}
