using BackupScheduler.Aws;
using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Run;

/// <summary>The command line and the environment, read and checked.</summary>
/// <param name="Options">The command line.</param>
/// <param name="Settings">The functions' settings.</param>
/// <param name="Aws">How AWS is reached.</param>
internal sealed record RunSetup(RunOptions Options, FunctionSettings Settings, AwsOptions Aws)
{
    /// <summary>The Regions that the run works in.</summary>
    public IReadOnlyList<Region> Regions => Options.Regions ?? Settings.Regions;

    /// <summary>What this process would prune by, for people to compare with the installed functions.</summary>
    public string PolicyLine => IsRetentionSet
        ? $"retention: {Settings.Retention}, name prefix: {Settings.Naming.Prefix}"
        : $"retention: {Settings.Retention}, the default, since BACKUP_RETENTION is not set here; name prefix: {Settings.Naming.Prefix}";

    private bool IsRetentionSet { get; init; } = true;

    /// <summary>Reads; nothing is called.</summary>
    /// <exception cref="BadUsageException">Something is wrong; all of it is told.</exception>
    public static RunSetup Read(RunOptions options, IReadOnlyDictionary<string, string> environment)
    {
        var access = AwsAccess.Read(options.Profile, options.HomeRegion, environment);
        var isRetentionSet = !string.IsNullOrWhiteSpace(environment.GetValueOrDefault("BACKUP_RETENTION"));
        CheckRetention(options, isRetentionSet);
        var settings = ReadSettings(options.Mode, access.Variables);
        foreach (var region in options.Regions ?? [])
            if (!settings.Regions.Contains(region))
                throw new BadUsageException(Given.Line("--regions", Given.Show(region.Value), $"those of REGIONS: {string.Join(", ", settings.Regions)}"));
        return new RunSetup(options, settings, access.OptionsFor(settings)) { IsRetentionSet = isRetentionSet };
    }

    // The functions may have any retention; the default would delete by one that nobody chose.
    private static void CheckRetention(RunOptions options, bool isSet)
    {
        if (options is { Prune: true, Mode: RunMode.InProcess } && !isSet)
            throw new BadUsageException("BACKUP_RETENTION: not set, accepted with --prune: the retention to delete by, that of the installed functions");
    }

    private static FunctionSettings ReadSettings(RunMode mode, IReadOnlyDictionary<string, string> variables)
    {
        var settings = mode == RunMode.Enqueue
            ? SettingsReader.ReadForEnqueueing(variables, out var errors)
            : SettingsReader.ReadWithoutQueues(variables, out errors);
        return settings ?? throw new BadUsageException(errors);
    }
}
