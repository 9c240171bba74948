using System.Globalization;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Restore;

/// <summary>What is left to a person, as commands with the real names.</summary>
internal static class NextSteps
{
    /// <summary>The command that goes on with an interrupted restore: with a time of its own, since there may be newer copies by then.</summary>
    public static string Resume(RestoreOptions options, RestorePlan plan) => $"{Command(options, plan, Name(options))} --resume";

    /// <summary>How the restored table takes the place of the other. DynamoDB renames no table, and this deletes none.</summary>
    public static IReadOnlyList<string> Replace(RestoreOptions options, RestorePlan plan)
    {
        if (options.ReplaceAs is not { } name) return [];
        var (made, scope) = (plan.Target.Table, plan.Target.Scope);
        return
        [
            $"stop whatever writes to {name} in {scope}",
            $"either point the application at {made} and start it again: nothing else is needed (DynamoDB renames no table)",
            $"or, if the name {name} must stay, delete the old table yourself and restore once more under its name:",
            $"  aws dynamodb update-table --region {scope.Region} --table-name {name} --no-deletion-protection-enabled   (only if it is protected)",
            $"  aws dynamodb delete-table --region {scope.Region} --table-name {name}",
            $"  {Command(options, plan, $"--to {name}")}",
            $"look into {made} before, and delete it when it is not needed any more",
        ];
    }

    private static string Command(RestoreOptions options, RestorePlan plan, string to)
    {
        var words = new List<string>
        {
            $"backup-scheduler restore --table {options.Table} --account {options.Account} --region {options.Region} {Point(options, plan)}", to,
        };
        if (options.From == RestoreFrom.Vault) words.Add("--from vault");
        if (options.ToAccount is { } account) words.Add($"--to-account {account}");
        if (options.ToRegion is { } region) words.Add($"--to-region {region}");
        if (options.IntoExisting) words.Add("--into-existing");
        if (options.Method != RestoreMethod.Auto) words.Add($"--method {options.Method.ToString().ToLowerInvariant()}");
        if (plan is VaultRestorePlan vault) words.Add($"--table-id {vault.Chosen.Incarnation.Prefix.TableId}");
        if (options.Schema is { } schema) words.Add($"--schema {schema}");
        if (options.Direct) words.Add("--direct");
        if (options.Profile is { } profile) words.Add($"--profile {profile}");
        return string.Join(' ', words);
    }

    private static string Point(RestoreOptions options, RestorePlan plan) => options.Point is RestorePoint.OfRun run
        ? $"--run {run.Run}"
        : $"--at {Time(options.Point.Asked ?? plan.AsOf)}";

    private static string Name(RestoreOptions options) => options.To is { } to ? $"--to {to}" : $"--replace-as {options.ReplaceAs}";

    private static string Time(DateTimeOffset time) => time.Ticks % TimeSpan.TicksPerSecond == 0
        ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
