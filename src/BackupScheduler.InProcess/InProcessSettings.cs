using System.Diagnostics.CodeAnalysis;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.InProcess;

/// <summary>The settings of each function. The queues' URLs in them are not used.</summary>
/// <param name="ScheduleAccounts">Of <c>ScheduleAccounts</c>.</param>
/// <param name="ScheduleTables">Of <c>ScheduleTables</c>.</param>
/// <param name="Worker">Of <c>Worker</c>.</param>
public sealed record InProcessSettings(FunctionSettings ScheduleAccounts, FunctionSettings ScheduleTables, FunctionSettings Worker)
{
    private static readonly string[] QueueUrls = ["ACCOUNT_QUEUE_URL", "TABLE_QUEUE_URL", "DEAD_LETTER_QUEUE_URL"];

    /// <summary>Reads the functions' environment; the queues' URLs may be absent.</summary>
    /// <param name="variables">The environment.</param>
    /// <param name="settings">The settings, if the environment is good.</param>
    /// <param name="errors">One line for each variable that is wrong; empty if none is.</param>
    public static bool TryRead(
        IReadOnlyDictionary<string, string> variables, [NotNullWhen(true)] out InProcessSettings? settings, out IReadOnlyList<string> errors)
    {
        var all = new Dictionary<string, string>(variables);
        // Nobody serves the enforcement queue here unless it is named.
        if (!all.ContainsKey("ENFORCEMENT_QUEUE_URL")) all["ENFORCEMENT"] = "off";
        foreach (var name in QueueUrls) all.TryAdd(name, $"https://in.this.process/{name}");
        var scheduleAccounts = SettingsReader.Read(FunctionName.ScheduleAccounts, all, out var first);
        var scheduleTables = SettingsReader.Read(FunctionName.ScheduleTables, all, out var second);
        var worker = SettingsReader.Read(FunctionName.Worker, all, out var third);
        errors = [.. first.Union(second).Union(third)];
        settings = errors.Count == 0 ? new InProcessSettings(scheduleAccounts!, scheduleTables!, worker!) : null;
        return settings is not null;
    }
}
