using BackupScheduler.Browser.Tests.Consoles;
using BackupScheduler.Cli.Tests.Status;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Browser.Tests;

/// <summary>An organization and letters whose every text means harm.</summary>
internal static class Hostile
{
    /// <summary>A quarter of a mebibyte of markup, control characters, escape sequences and turned writing.</summary>
    public static string Text { get; } =
        "<script>window.pwned=1</script><img src=x onerror='window.pwned=1'>\"'><svg onload=window.pwned=1></textarea></title></noscript><a href=javascript:window.pwned=1>x</a>"
        + "\u001b[31m\u001b]0;owned\u0007\0\b\r\n\u202e\u2066\ud800{{7*7}}${7*7}&lt;" + new string('A', 256 * 1024);

    public static OrganizationStatus Organization()
    {
        var status = SyntheticOrganization.Of(6);
        return status with { Accounts = [.. status.Accounts.Select(Spoilt)], VaultFailure = Failure, Rules = status.Rules with { Retention = Text } };
    }

    public static IReadOnlyList<LetterReading> Letters() =>
    [
        .. Enumerable.Range(0, 5).Select(number =>
        {
            var letter = Consoles.Letters.Letter(number);
            return letter with
            {
                Letter = new StoredLetter(
                    $"{number}\"><script>window.pwned=1</script>\u001b[2J&id=", Text, new Dictionary<string, string> { [Text] = Text, ["ErrorMessage"] = Text }, letter.FailedAt),
                Cause = number == 0 ? Text : $"<b>{number}</b>\u001b[1m",
                Function = Text,
                Message = Text,
                Remedy = Text,
                Unreadable = number == 0 ? Text : null,
            };
        }),
    ];

    private static StatusFailure Failure => new(Text, Text);

    private static AccountStatus Spoilt(AccountStatus account, int number) => account with
    {
        Account = new OrganizationAccount(account.Account.Id, Text, account.Account.State),
        LeftOut = number == 1 ? Text : null,
        Scopes = [.. account.Scopes.Select(scope => scope with
        {
            Failure = number == 2 ? Failure : null,
            TagsFailure = Failure,
            Tables = number == 2 ? [] : [.. scope.Tables.Select(table => table with { Why = Text, Copy = table.Copy is { } copy ? copy with { Problems = [Text] } : null })],
        })],
        Deny = new DenyStatus { Covered = 1, Uncovered = [new UncoveredPrincipal(Text, Text, Text, number == 3)], Failure = number == 4 ? Failure : null },
        OtherRegions = [new OtherRegion(Region.Parse("sa-east-1"), 1), new OtherRegion(Region.Parse("sa-east-2"), 0, Failure)],
    };
}
