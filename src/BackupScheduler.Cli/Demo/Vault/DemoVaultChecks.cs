using BackupScheduler.LocalAws.Proxy.Ledger;

namespace BackupScheduler.Cli.Demo.Vault;

/// <summary>Compares what must lie in the vault, worked out from the plan alone, with what lies there.</summary>
internal sealed class DemoVaultChecks(IReadOnlyList<DemoTable> tables, DemoSeed seed, string bucket, IReadOnlyList<DateTimeOffset> runs)
{
    public IReadOnlyList<DemoCheck> Run(DemoCopies found, IReadOnlyList<AuthorizedCall> calls, DemoRestore restore, IReadOnlyList<string> commands) =>
    [
        new("every selected table has a confirmed full copy in the vault account, and a window of each later run, without a gap; no other table has any", [.. Chains(found)]),
        new("each account's copies lie below its own prefix and are of its own tables, and no account has written elsewhere", [.. Places(found), .. Writes(calls)]),
        new($"table {restore.Table}, emptied since, is restored from the vault into account {restore.Target.Account}: {restore.Expected} items, each as it was", restore.Findings),
        new("vault list and vault verify --files find nothing wrong", commands),
    ];

    private IEnumerable<string> Chains(DemoCopies found)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var (name, windows) = ($"{seed.PlaceOf(table).Account}/{table.Region}/{table.Name}", WindowsOf(table.Case));
            if (windows is null) continue;
            known.Add(name);
            foreach (var wrong in Wrong(found.Of(name), windows.Value, table.Case)) yield return $"{name}: {wrong}";
        }

        foreach (var stranger in found.Keys.Select(key => string.Join('/', key.Split('/').Take(3))).Distinct().Except(known)) yield return $"{stranger}: is in the vault";
    }

    private IEnumerable<string> Wrong(IReadOnlyList<DemoCopy> copies, int windows, DemoCase tableCase)
    {
        if (copies.Count(copy => copy.From is null) is var fulls && fulls != 1) yield return $"{fulls} confirmed full copies, expected 1";
        if (copies.Count(copy => copy.From is not null) is var found && found != windows) yield return $"{found} confirmed windows, expected {windows}";
        foreach (var (copy, next) in copies.Zip(copies.Skip(1)))
            if (next.From is { } from && from != copy.To) yield return $"a gap between {copy.To:u} and {from:u}";
        if (tableCase != DemoCase.Deleted && windows > 0 && copies.Count > 0 && copies[^1].To != runs[^1])
            yield return $"copied up to {copies[^1].To:u}, the last run was at {runs[^1]:u}";
    }

    // How many windows a table has; null for one that is not copied.
    private int? WindowsOf(DemoCase tableCase) => tableCase switch
    {
        DemoCase.Excluded or DemoCase.Tagged => null,
        DemoCase.Deleted => 0,
        DemoCase.Created => runs.Count - 2,
        _ => runs.Count - 1,
    };

    private static IEnumerable<string> Places(DemoCopies found)
    {
        foreach (var (key, arn) in found.Manifests)
        {
            var parts = key.Split('/');
            if (arn != $"arn:aws:dynamodb:{parts[1]}:{parts[0]}:table/{parts[2]}") yield return $"{key} is of {arn}";
        }
    }

    private IEnumerable<string> Writes(IReadOnlyList<AuthorizedCall> calls) =>
        from call in calls
        where call.Action == "s3:PutObject"
        let account = call.Caller.Split(':')[4]
        from resource in call.Resources
        where !resource.StartsWith($"arn:aws:s3:::{bucket}/{account}/", StringComparison.Ordinal)
        select $"{call.Caller} wrote {resource}";
}
