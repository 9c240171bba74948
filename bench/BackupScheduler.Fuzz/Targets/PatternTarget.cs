using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using BackupScheduler.Functions.Tests;
using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Fuzz.Targets;

/// <summary>Names, ARNs, patterns and policies of retention: what is read says of itself what it was read from.</summary>
internal sealed class PatternTarget : IFuzzTarget
{
    private static readonly TableName s_table = TableName.Parse(new string('a', 250) + "bcdef");
    private static readonly PrincipalArn? s_role = PrincipalArn.TryParse($"arn:aws:iam::111122223333:role/{new string('a', 64)}", out var arn) ? arn : null;

    private static readonly string[] s_seeds =
    [
        "Orders*", "111122223333/eu-west-1/Orders*", "*a*b*c*", "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders", "backup=no", "111122223333", "eu-west-1", "20261122T010000Z",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/01489602797149-73d8d5bc", "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/export/01489602797149-73d8d5bc",
        "arn:aws:iam::*:role/AWSControlTower*", "arn:aws:iam::111122223333:user/team/alice", "P7D", "P1Y2M3DT4H", "30", """{"keepLast":30,"keepWithin":"P7D","daily":7,"overrides":[{"tables":"*/*/Or*","keepLast":5}]}""",
        "111122223333/eu-west-1/Orders/12345a12-abcd-123a-ab12-1234abc12345", "111122223333/eu-west-1/Orders/id/catalogue/20261128T010000Z-from-20261127T010000Z-01489602797149-73d8d5bc.begun.json",
    ];

    public string Name => "names, ARNs and patterns";

    public string Seed(Random random) => ItemSeeds.Any(random, s_seeds);

    public void Run(string input)
    {
        if (TablePattern.TryParse(input, out var pattern)) Demand(pattern.ToString() == input && (pattern.Matches(World.Scope, s_table) || true), "a pattern");
        if (PrincipalPattern.TryParse(input, out var principals)) Demand(principals.Text == input && (principals.Matches(s_role!) || true), "a pattern of principals");
        if (TableName.TryParse(input, out var table)) Demand(table.Value == input, "a table's name");
        if (AccountId.TryParse(input, out var account)) Demand(account.Value == input, "an account");
        if (Region.TryParse(input, out var region)) Demand(region.Value == input && region.Partition.Length > 0, "a Region");
        if (RunId.TryParse(input, out var run)) Demand(run.ToString() == input, "a run");
        if (TableArn.Parse(input) is { } tableArn) Demand(input.EndsWith($":{tableArn.Scope.Account}:table/{tableArn.Table}", StringComparison.Ordinal), "a table's ARN");
        if (BackupArn.Parse(input) is { } backup) Demand(input.EndsWith($":{backup.Scope.Region}:{backup.Scope.Account}:table/{backup.Table}/backup/{backup.Id}", StringComparison.Ordinal) && backup.CreatedAt is null or { Year: > 1900 }, "a backup's ARN");
        if (ExportArn.Parse(input) is { } export) Demand(input.EndsWith(export.Id, StringComparison.Ordinal) && export.StartedAt is null or { Year: >= 1970 }, "an export's ARN");
        if (PrincipalArn.TryParse(input, out var principal)) Demand(principal.ToString() == input, "a principal's ARN");
        if (VaultPrefix.TryParse(input, out var prefix)) Demand(prefix.ToString() == input.TrimEnd('/'), "a prefix in the vault");
        _ = CatalogueKey.TryParse(input, out _) && TagRule.TryParse(input, out _);
        if (!RetentionPolicy.TryParse(input, out var policy, out var error)) OneLine.Demand(error);
        else Demand(RetentionPolicy.Parse(policy.ToString()).Equals(policy) && policy.Rules != new RetentionRules(), "a policy of retention");
    }

    private static void Demand(bool holds, string what) => BrokenPromiseException.Unless(holds, $"{what} is not what was given");
}
