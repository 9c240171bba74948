using System.Globalization;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Bench.Micro;

/// <summary>What is measured. The data are the same each time, so that allocations are.</summary>
internal static class MicroOperations
{
    private const int Keep = 29;
    private const int Names = 1000;
    private static readonly RunId Run = RunId.Parse("20261122T010000Z");
    private static readonly TableScope Scope = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));
    private static readonly DateTimeOffset Now = Run.Time.AddHours(1);

    // As IAM returns it: encoded, and written in another order.
    private static readonly string EncodedDeny = Uri.EscapeDataString(
        """{"Statement":{"Effect":"Deny","Resource":["*"],"Action":["dynamodb:deletebackup"],"Sid":"DenydynamodbDeleteBackup"},"Version":"2012-10-17"}""");

    /// <summary>All operations.</summary>
    /// <param name="tables">Tables for retention and review.</param>
    /// <param name="selected">Tables for selection.</param>
    public static IReadOnlyList<MicroOperation> All(int tables, int selected) =>
    [
        .. OfBackups(tables),
        .. OfItems(),
        Selection("selection-of-every-table", selected, ["*"]),
        Selection("selection-by-20-literals", selected, [.. Enumerable.Range(0, 20).Select(i => $"table-{i:000000}")]),
        Selection("selection-by-20-wildcards", selected, [.. Enumerable.Range(0, 20).Select(i => $"*-of-{i}-*")]),
        new("policy-comparison", 1, () => DenyPolicy.IsMeantBy(EncodedDeny)),
        ParseOfArns(),
    ];

    private static IEnumerable<MicroOperation> OfBackups(int tables)
    {
        var many = Enumerable.Range(0, tables).SelectMany(table => Enumerable.Range(0, Keep + 1).Select(age => Own(table, age))).ToList();
        var one = Enumerable.Range(0, 10_000).Select(age => Own(0, age)).ToList();
        var policy = RetentionPolicy.KeepingLast(Keep);
        var rich = RetentionPolicy.Parse("""{"keepLast":5,"daily":7,"weekly":4,"monthly":12,"yearly":3}""");
        var context = new RetentionContext(Scope, Run, BackupNaming.Default);
        var names = many.Take(Names).ToList();
        var facts = new ReviewFacts(Scope, Run, [.. many.Select(backup => backup.Table).Distinct()], TablesAreComplete: true, BackupCollection.Of(many));
        var rules = new ReviewRules(TableSelection.Everything, BackupNaming.Default, policy, 10, null);
        yield return new("retention-keep-last", many.Count, () => RetentionPolicy.Apply(many, policy, context, Now));
        yield return new("retention-five-rules", many.Count, () => RetentionPolicy.Apply(many, rich, context, Now));
        yield return new("retention-of-one-table-of-10000", one.Count, () => RetentionPolicy.Apply(one, policy, context, Now));
        yield return new("listing-held", many.Count, () => BackupCollection.Of(many));
        yield return new("review-of-an-account", many.Count, () => AccountReview.DecideEach(facts, rules, prune: true, Now).Sum(row => row.Deletions.Count));
        yield return new("own-name", names.Count, () => names.Count(backup => BackupNaming.Default.RunOf(backup) is not null));
    }

    private static IEnumerable<MicroOperation> OfItems()
    {
        foreach (var item in MicroItems.All(Scope, Run, Now))
        {
            var (kind, body) = (item.GetType().Name, WorkItemJson.Write(item));
            yield return new($"write-{kind}", 1, () => WorkItemJson.Write(item));
            yield return new($"read-{kind}", 1, () => WorkItemJson.TryRead(body, out var read, out _) ? read : throw new MeasurementException($"{kind}: {body} is not read"));
        }
    }

    private static MicroOperation Selection(string name, int tables, string[] include)
    {
        var selection = new TableSelection([.. include.Select(TablePattern.Parse)], []);
        var all = Enumerable.Range(0, tables).Select(Name).ToList();
        return new(name, tables, () => all.Count(table => selection.Selects(Scope, table)));
    }

    private static MicroOperation ParseOfArns()
    {
        var arns = Enumerable.Range(0, Names).Select(table => Own(table, 0).Arn).ToList();
        return new("backup-arn-parse", Names, () => arns.Count(arn => BackupArn.Parse(arn) is not null));
    }

    private static TableName Name(int table) => TableName.Parse(string.Create(CultureInfo.InvariantCulture, $"table-{table:000000}"));

    private static Backup Own(int table, int age)
    {
        var run = RunId.At(Run.Time.AddHours(-age));
        return new Backup(
            string.Create(CultureInfo.InvariantCulture, $"arn:aws:dynamodb:eu-west-1:111122223333:table/table-{table:000000}/backup/0{run.Time.ToUnixTimeMilliseconds()}-{table:x8}"),
            BackupNaming.Default.NameFor(run),
            Name(table),
            string.Create(CultureInfo.InvariantCulture, $"id-{table:000000}"),
            run.Time.AddMinutes(1),
            BackupStatus.Available);
    }
}
