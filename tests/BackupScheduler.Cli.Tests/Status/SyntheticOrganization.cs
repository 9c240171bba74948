using System.Globalization;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Tests.Status;

/// <summary>Organizations of any size as the desk sees them, drawn from a seed: the same seed is the same organization.</summary>
internal static class SyntheticOrganization
{
    public static readonly DateTimeOffset Now = new(2026, 11, 28, 13, 37, 0, TimeSpan.Zero);

    private static readonly string[] s_regions = ["eu-central-1", "us-east-1", "ap-southeast-2", "eu-west-1"];
    private static readonly string[] s_teams = ["payments", "orders", "search", "identity", "shipping", "pricing", "ledger", "media", "risk", "loyalty"];
    private static readonly string[] s_stages = ["prod", "staging", "dev", "sandbox"];

    /// <summary>What is expected in each of them.</summary>
    public static StatusRules RulesFor(int regions = 2) => new(
        Schedule.Default, TimeSpan.FromHours(26), TimeSpan.FromHours(50), "DAILY=14,WEEKLY=8,MONTHLY=12", [.. s_regions.Take(regions).Select(Region.Parse)]);

    /// <summary>An organization in which most is well and some of everything is not: accounts with problems first, then quiet ones.</summary>
    /// <param name="accounts">How many accounts.</param>
    /// <param name="seed">Draws the organization.</param>
    /// <param name="regions">How many Regions, 4 at most.</param>
    /// <param name="tables">About how many tables there are in an account and Region.</param>
    public static OrganizationStatus Of(int accounts, int seed = 1, int regions = 2, int tables = 6)
    {
        var random = new Random(seed);
        var rules = RulesFor(regions);
        var all = Enumerable.Range(0, accounts).Select(number => Account(number, number % 6 == 5, rules, tables, random)).ToList();
        return Judged(rules, all).WithLetters(LettersOf(all, random));
    }

    /// <summary>An organization in which nothing is wrong.</summary>
    public static OrganizationStatus Healthy(int accounts, int seed = 1, int regions = 2, int tables = 6)
    {
        var random = new Random(seed);
        var rules = RulesFor(regions);
        return Judged(rules, [.. Enumerable.Range(0, accounts).Select(number => Account(number, false, rules, tables, random))]).WithLetters([]);
    }

    /// <summary>The id of an account.</summary>
    public static AccountId Id(int number) => AccountId.Parse((100_000_000_000 + (number * 7_919L)).ToString(CultureInfo.InvariantCulture));

    private static OrganizationStatus Judged(StatusRules rules, IReadOnlyList<AccountStatus> accounts) => OrganizationReview.Judge(new OrganizationStatus(Now, rules, accounts));

    private static AccountStatus Account(int number, bool isTroubled, StatusRules rules, int tables, Random random)
    {
        var id = Id(number);
        var name = $"{s_teams[number % s_teams.Length]}-{s_stages[number / s_teams.Length % s_stages.Length]}-{number + 1:000}";
        var account = new OrganizationAccount(id, name, AccountState.Active);
        if (number % 36 == 35 && isTroubled) return new AccountStatus(account, []) { LeftOut = "not in ACCOUNTS_INCLUDE" };
        var scopes = rules.Regions.Select(region => SyntheticScope.Of(new TableScope(id, region), isTroubled, rules, tables, random)).ToList();
        var bytes = scopes.Sum(scope => scope.Tables.Sum(table => table.AllBytes - table.Bytes));
        var own = scopes.Sum(scope => scope.Tables.Sum(table => table.Bytes));
        return new AccountStatus(account, scopes)
        {
            Deny = DenyOf(id, isTroubled, random),
            Cost = new MonthlyCost(Gigabytes(own) * 0.1m, Gigabytes(bytes) * 0.1m, Gigabytes(own) * 0.02m, Gigabytes(own) * 0.013m),
            OtherRegions = isTroubled && number % 4 == 1 ? [new OtherRegion(Region.Parse("sa-east-1"), random.Next(1, 5))] : [],
        };
    }

    private static decimal Gigabytes(long bytes) => bytes / (1024m * 1024 * 1024);

    private static DenyStatus DenyOf(AccountId account, bool isTroubled, Random random) => new()
    {
        Covered = random.Next(10, 60),
        Exempt = 3,
        Uncovered = !isTroubled || random.Next(2) == 0 ? [] :
        [
            new($"arn:aws:iam::{account}:role/ci-deployer-{random.Next(100)}", "its permissions boundary is somebody else's", "add the deny to that boundary, or name the role in EXEMPT_PRINCIPALS", false),
            new($"arn:aws:iam::{account}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_{random.Next(9999):x4}", "AWS lets nobody modify it", "deny it by the service control policy", true),
        ],
    };

    private static List<LetterGroup> LettersOf(IReadOnlyList<AccountStatus> accounts, Random random) =>
    [
        .. accounts.Where(account => account.Tables.Any(table => table.Health is TableHealth.Missing)).Take(12).Select((account, number) => new LetterGroup(
            number % 3 == 0 ? "AccessDeniedException" : number % 3 == 1 ? "RoleMissing" : "LimitExceededException",
            number % 2 == 0 ? "BackupTable" : "PruneTable",
            account.Account.Id,
            random.Next(1, 40),
            Now.AddHours(-random.Next(30, 300)),
            Now.AddMinutes(-random.Next(1, 1_000)))
        {
            Remedy = number % 3 == 2 ? null : "deploy the StackSet of the worker's role to the account",
        }),
    ];
}
