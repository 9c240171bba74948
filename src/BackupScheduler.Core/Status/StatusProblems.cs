using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Status;

/// <summary>The health rules: what keeps an organization from being healthy, each with a remedy. A thousand tables of one fault are one problem.</summary>
public static class StatusProblems
{
    /// <summary>Every problem, the worst first.</summary>
    public static IReadOnlyList<StatusProblem> Of(OrganizationStatus status) =>
        [.. Backups(status).Concat(Copies(status)).Concat(Deny(status)).Concat(Others(status)).OrderByDescending(problem => problem.Severity)];

    private static IEnumerable<StatusProblem> Backups(OrganizationStatus status)
    {
        var scopes = status.Accounts.SelectMany(account => account.Scopes).ToList();
        foreach (var failed in scopes.Where(scope => scope.Failure is { IsRegionUnavailable: false }).GroupBy(scope => scope.Failure!.Code).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            yield return Critical(
                $"{Counted.Of(failed.Count(), "account and Region", "accounts and Regions")} could not be read: {Counted.Names(failed.Select(scope => scope.Scope.ToString()))}: {failed.First().Failure!.Code}: {failed.First().Failure!.Message}",
                Remedies.OfFailure(failed.Key));
        }

        var tables = status.Tables.ToList();
        if (Of(tables.Where(table => table.Health == TableHealth.Missing), "no backup") is { } missing)
            yield return Critical(missing, "'dlq list' tells what failed; 'run --accounts ID --tables NAME' backs up now; a table made since the last run waits for the next one");
        if (Of(tables.Where(table => table.Health == TableHealth.Late), $"a newest backup older than {AgeText.Of(status.Rules.Rpo)}") is { } late)
            yield return Critical(late, "see whether the schedule is enabled and fires; 'dlq list' tells what failed; 'run --accounts ID' backs up now");
        if (!status.IsPart && !tables.Exists(table => table.IsSelected))
        {
            yield return Critical(
                "no table is selected in any account and Region that could be read: nothing is backed up",
                "see REGIONS, TABLES_INCLUDE, TABLES_EXCLUDE, ACCOUNTS_INCLUDE, ACCOUNTS_EXCLUDE and ORGANIZATIONAL_UNITS");
        }

        // Who asks for an account by name must not be told that it is well, where nobody looks after it.
        var leftOut = status.Accounts.Where(account => status.IsPart && account.LeftOut is not null).ToList();
        if (leftOut.Count > 0)
            yield return Warning($"not backed up, as configured: {Counted.Names(leftOut.Select(account => $"{account.Account.Id} ({account.LeftOut})"))}", "see ACCOUNTS_INCLUDE, ACCOUNTS_EXCLUDE and ORGANIZATIONAL_UNITS, or leave the account out of the question");
        if (status.IsPart && scopes.Count > 0 && scopes.TrueForAll(scope => scope.Failure is { IsRegionUnavailable: true }))
            yield return Warning("every Region that was asked for is closed to the account, or not enabled: nothing is backed up there", "ask for other Regions, or see which policy closes them");

        var tags = scopes.Where(scope => scope.TagsFailure is not null).ToList();
        if (tags.Count > 0)
        {
            yield return Warning(
                $"the tables' tags of {Counted.Of(tags.Count, "account and Region", "accounts and Regions")} could not be read, so tags exclude no table: {Counted.Names(tags.Select(scope => scope.Scope.ToString()))}: {tags[0].TagsFailure!.Code}: {tags[0].TagsFailure!.Message}",
                Remedies.OfFailure(tags[0].TagsFailure!.Code));
        }
    }

    private static IEnumerable<StatusProblem> Copies(OrganizationStatus status)
    {
        if (status.VaultFailure is { } failure) yield return Critical($"the vault could not be read: {failure.Code}: {failure.Message}", Remedies.OfVault(failure.Code));
        foreach (var (state, severity, what) in new[]
        {
            (StandingState.NoFullCopy, ProblemSeverity.Critical, "no full copy in the vault"),
            (StandingState.Gap, ProblemSeverity.Critical, "a gap in its copies"),
            (StandingState.Overdue, ProblemSeverity.Warning, $"copies older than {AgeText.Of(status.Rules.CopyRpo)}"),
            (StandingState.Failed, ProblemSeverity.Warning, "a copy that failed"),
        })
        {
            if (Of(status.Tables.Where(table => table.IsSelected && table.Copy?.State == state), what) is { } found)
                yield return new StatusProblem(severity, found, "'vault list' tells what is wrong with each; the next run makes a full copy where the chain is broken");
        }
    }

    private static IEnumerable<StatusProblem> Deny(OrganizationStatus status)
    {
        var unread = status.Accounts.Where(account => account.Deny?.Failure is not null).ToList();
        if (unread.Count > 0)
        {
            var first = unread[0].Deny!.Failure!;
            yield return Warning(
                $"whether backups can be deleted could not be read in {Counted.Of(unread.Count, "account", "accounts")}: {Counted.Names(unread.Select(account => account.Account.Id.Value))}: {first.Code}: {first.Message}",
                Remedies.OfFailure(first.Code));
        }

        var open = status.Accounts.SelectMany(account => account.Deny?.Uncovered ?? []).Where(principal => !principal.IsProtected);
        foreach (var why in open.GroupBy(principal => (principal.Reason, principal.Remedy)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Reason, StringComparer.Ordinal))
        {
            yield return Warning(
                $"{Counted.Of(why.Count(), "user or role", "users and roles")} may delete backups: {why.Key.Reason}: {Counted.Names(why.Select(principal => principal.Arn))}",
                why.Key.Remedy);
        }
    }

    private static IEnumerable<StatusProblem> Others(OrganizationStatus status)
    {
        if (status.LettersFailure is { } failure) yield return Warning($"the dead letters could not be read: {failure.Code}: {failure.Message}", Remedies.OfFailure(failure.Code));
        if (status.Letters is { Count: > 0 } letters)
        {
            yield return Warning(
                $"{Counted.Of(letters.Sum(group => group.Count), "dead letter", "dead letters")}: {Counted.Names(ByCause(letters))}",
                "'dlq list' and 'dlq show' tell why; 'dlq redrive' sends them again once that is put right");
        }

        var outside = status.Accounts.SelectMany(account => account.OtherRegions.Select(region => (account.Account.Id, Other: region))).ToList();
        var found = outside.Where(region => region.Other.Tables > 0).Select(region => $"{region.Id}/{region.Other.Region}").ToList();
        if (found.Count > 0)
            yield return Notice($"tables where no run looks, outside REGIONS: {Counted.Names(found)}", "add the Region to REGIONS, or leave these out of the look with --no-other-regions");
        var unread = outside.Where(region => region.Other.Failure is not null).ToList();
        if (unread.Count > 0)
        {
            yield return Notice(
                $"{Counted.Of(unread.Count, "account and Region", "accounts and Regions")} outside REGIONS could not be looked into: {Counted.Names(unread.Select(region => $"{region.Id}/{region.Other.Region}"))}: {unread[0].Other.Failure!.Code}: {unread[0].Other.Failure!.Message}",
                Remedies.OfFailure(unread[0].Other.Failure!.Code));
        }
    }

    // The groups are of one account each; here the cause alone counts.
    private static IEnumerable<string> ByCause(IEnumerable<DeadLetters.LetterGroup> letters) => letters
        .GroupBy(group => group.Cause, group => group.Count)
        .Select(cause => (Cause: cause.Key, Count: cause.Sum()))
        .OrderByDescending(cause => cause.Count).ThenBy(cause => cause.Cause, StringComparer.Ordinal)
        .Select(cause => $"{cause.Count} {cause.Cause}");

    private static string? Of(IEnumerable<TableStatus> tables, string what)
    {
        var names = tables.Select(table => $"{table.Table.Scope}/{table.Table.Table}").ToList();
        return names.Count == 0 ? null : $"{Counted.Of(names.Count, "table has", "tables have")} {what}: {Counted.Names(names)}";
    }

    private static StatusProblem Critical(string what, string remedy) => new(ProblemSeverity.Critical, what, remedy);

    private static StatusProblem Warning(string what, string remedy) => new(ProblemSeverity.Warning, what, remedy);

    private static StatusProblem Notice(string what, string remedy) => new(ProblemSeverity.Notice, what, remedy);
}
