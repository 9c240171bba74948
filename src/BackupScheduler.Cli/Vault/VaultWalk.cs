using System.Collections.Concurrent;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Vault;

/// <summary>What a walk through the vault's folders came to.</summary>
/// <param name="Tables">The incarnations that were asked for.</param>
/// <param name="Others">Folders that are none of a table's, fit to be shown.</param>
/// <param name="Failures">Folders that could not be listed, a line each.</param>
internal sealed record WalkedVault(IReadOnlyList<TableHolding> Tables, IReadOnlyList<string> Others, IReadOnlyList<string> Failures)
{
    /// <summary>Those folders, as they are named in the bucket.</summary>
    public IReadOnlyList<string> UnreadFolders { get; init; } = [];
}

/// <summary>Walks <c>account/region/table/id/</c>; no more is listed than was asked for.</summary>
internal sealed class VaultWalk(VaultWorld world, VaultOptions options, Progress progress)
{
    private const int MostAtOnce = 16;
    private readonly ConcurrentBag<string> _others = [];
    private readonly ConcurrentBag<string> _failures = [];
    private readonly ConcurrentBag<string> _unread = [];
    private int _seen;

    public async Task<WalkedVault> RunAsync(CancellationToken cancellation)
    {
        var accounts = options.Account is { } one ? [one] : await BelowAsync<AccountId>("", AccountId.TryParse, cancellation);
        var scopes = await OverAsync(accounts, ScopesAsync, cancellation);
        var tables = await OverAsync(scopes, TablesAsync, cancellation);
        var prefixes = await OverAsync(tables, IncarnationsAsync, cancellation);
        var holdings = await OverAsync<VaultPrefix, TableHolding>(
            prefixes,
            async (prefix, end) =>
            {
                var holding = await ListAsync($"{prefix}/", () => TableHolding.ReadAsync(world.Objects, prefix, end), end);
                progress.Show($"listing the vault: {Interlocked.Increment(ref _seen)} of {prefixes.Count} tables");
                return holding is null ? [] : [holding];
            },
            cancellation);
        progress.Close();
        return new WalkedVault(
            [.. holdings.OrderBy(holding => holding.Prefix.ToString(), StringComparer.Ordinal)],
            [.. _others.Order(StringComparer.Ordinal)],
            [.. _failures.Order(StringComparer.Ordinal)])
        {
            UnreadFolders = [.. _unread.Order(StringComparer.Ordinal)],
        };
    }

    private async Task<IReadOnlyList<TableScope>> ScopesAsync(AccountId account, CancellationToken cancellation)
    {
        var regions = options.Region is { } one ? [one] : await BelowAsync<Region>($"{account}/", Region.TryParse, cancellation);
        return [.. regions.Select(region => new TableScope(account, region))];
    }

    private async Task<IReadOnlyList<TableArn>> TablesAsync(TableScope scope, CancellationToken cancellation) =>
    [
        .. (await BelowAsync<TableName>($"{scope}/", TableName.TryParse, cancellation))
            .Where(table => options.Names(scope, table)).Select(table => new TableArn(scope, table)),
    ];

    private async Task<IReadOnlyList<VaultPrefix>> IncarnationsAsync(TableArn table, CancellationToken cancellation) =>
        [.. (await BelowAsync<VaultPrefix>($"{table.Scope}/{table.Table}/", (string? id, out VaultPrefix prefix) =>
            VaultPrefix.TryParse($"{table.Scope}/{table.Table}/{id}", out prefix), cancellation))];

    // Whoever may write below an account's prefix may name folders as they please.
    private async Task<IReadOnlyList<T>> BelowAsync<T>(string folder, TryParse<T> parse, CancellationToken cancellation)
    {
        var folders = await ListAsync(
            folder,
            async () =>
            {
                var found = new List<string>();
                await foreach (var page in world.Objects.ListFoldersAsync(folder, cancellation)) found.AddRange(page);
                return found;
            },
            cancellation);
        var known = new List<T>();
        foreach (var found in folders ?? [])
        {
            if (parse(found[folder.Length..].TrimEnd('/'), out var value)) known.Add(value);
            else _others.Add(Given.Show(found));
        }

        return known;
    }

    // One account's folder that cannot be listed hides no other's. The root is all of them.
    private async Task<T?> ListAsync<T>(string folder, Func<Task<T>> list, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await world.Patience.TryAsync(list, cancellation);
        }
        catch (ServiceFailureException e) when (folder.Length > 0)
        {
            _unread.Add(folder);
            _failures.Add(Invoking.OneLine($"{folder}: could not be listed: {e.Code}: {e.Message}"));
            return null;
        }
    }

    private static async Task<IReadOnlyList<TTo>> OverAsync<TFrom, TTo>(
        IReadOnlyList<TFrom> all, Func<TFrom, CancellationToken, Task<IReadOnlyList<TTo>>> of, CancellationToken cancellation)
    {
        var found = new ConcurrentBag<TTo>();
        var limits = new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(all, limits, async (one, end) =>
        {
            foreach (var part in await of(one, end)) found.Add(part);
        });
        return [.. found];
    }
}
