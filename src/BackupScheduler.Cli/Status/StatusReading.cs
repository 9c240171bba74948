using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Vault;
using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Status;
using BackupScheduler.Functions.Accounts;

namespace BackupScheduler.Cli.Status;

/// <summary>Looks at the whole organization, in bulk, and tells how it stands.</summary>
internal sealed class StatusReading(StatusWorld world)
{
    private const int AccountsAtATime = 8;

    /// <summary>One look. What cannot be read is part of the answer; only the organization's own listing, and cancellation, are thrown.</summary>
    /// <exception cref="BadUsageException">An account or Region was asked for that there is not.</exception>
    public async Task<OrganizationStatus> ReadAsync(StatusOptions options, Progress progress, CancellationToken cancellation)
    {
        var decisions = await ChooseAsync(options, cancellation);
        var rules = RulesOf(options);
        var vault = await VaultCopies.ReadAsync(options.WithVault ? world : world with { Vault = null }, Asked(options), rules.CopyRpo ?? TimeSpan.MaxValue, progress, cancellation);
        var management = options.WithDeny && world.Settings.Enforcement.Method == EnforcementMethod.Scp
            ? await world.Organization.ManagementAccountAsync(cancellation)
            : (AccountId?)null;
        var reading = new AccountReading(world, options, new ScopeReading(world, ScopeRulesOf(world, rules)), new DenyReading(world, management), vault);
        var accounts = new AccountStatus[decisions.Count];
        var done = 0;
        var limits = new ParallelOptions { MaxDegreeOfParallelism = AccountsAtATime, CancellationToken = cancellation };
        try
        {
            await Parallel.ForEachAsync(decisions.Index(), limits, async (decision, token) =>
            {
                accounts[decision.Index] = await reading.OfAsync(decision.Item, token);
                progress.Show($"looked at {Interlocked.Increment(ref done)} of {accounts.Length} accounts");
            });
        }
        finally
        {
            progress.Close();
        }

        var letters = await LettersReading.OfAsync(options.WithLetters ? world.Letters : null, progress, cancellation);
        return OrganizationReview.Judge(new OrganizationStatus(world.Now, rules, accounts)
        {
            Letters = letters.Groups,
            LettersFailure = letters.Failure,
            VaultFailure = vault.Failure,
            IsPart = options.Accounts is not null || options.Regions is not null,
        });
    }

    /// <summary>What is expected, by the options or else by the schedule.</summary>
    public StatusRules RulesOf(StatusOptions options)
    {
        var (settings, now) = (world.Settings, world.Now);
        return new StatusRules(
            settings.Schedule,
            options.Rpo ?? ExpectedAges.OfBackups(settings.Schedule, now),
            settings.Copies is null ? null : options.CopyRpo ?? ExpectedAges.OfCopies(settings.Schedule, now),
            settings.Retention.ToString(),
            settings.Regions);
    }

    /// <summary>The same for the judgement of an account and Region.</summary>
    public static ScopeRules ScopeRulesOf(StatusWorld world, StatusRules rules) => new(world.Settings.Naming, rules.Rpo)
    {
        CopyRpo = rules.CopyRpo ?? TimeSpan.MaxValue,
        Pace = world.Settings.Copies is { } copies
            ? new CopyPace(copies.FullEvery, ExpectedAges.OfCopies(rules.Schedule, world.Now) / 2)
            : null,
    };

    private async Task<IReadOnlyList<AccountDecision>> ChooseAsync(StatusOptions options, CancellationToken cancellation)
    {
        foreach (var region in options.Regions ?? [])
            if (!world.Settings.Regions.Contains(region))
                throw new BadUsageException(Given.Line("--regions", Given.Show(region.Value), $"those of REGIONS: {string.Join(", ", world.Settings.Regions)}"));
        var chosen = await new AccountChoosing(world.Settings.Accounts, world.Organization).ChooseAsync(cancellation);
        var active = chosen.Decisions.Where(decision => decision.Account.State == AccountState.Active).ToList();
        var unknown = (options.Accounts ?? []).Where(asked => !active.Exists(decision => decision.Account.Id == asked)).ToList();
        if (unknown.Count > 0)
            throw new BadUsageException([.. unknown.Select(account => Given.Line("--account", Given.Show(account.Value), "active accounts of the organization"))]);
        return [.. active.Where(decision => options.Accounts?.Contains(decision.Account.Id) ?? true)];
    }

    private static VaultOptions Asked(StatusOptions options) => new()
    {
        Account = options.Accounts is [var account] ? account : null,
        Region = options.Regions is [var region] ? region : null,
    };
}
