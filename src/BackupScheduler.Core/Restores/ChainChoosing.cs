using System.Globalization;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Restores;

/// <summary>The copies that a table is restored from.</summary>
/// <param name="Incarnation">Which incarnation.</param>
/// <param name="Chain">The full copy and its windows.</param>
/// <param name="AsOf">Every write before this time is restored.</param>
/// <param name="EndsEarly">Why that is not what was asked for; null where it is.</param>
public sealed record ChosenChain(Incarnation Incarnation, CopyChain Chain, DateTimeOffset AsOf, string? EndsEarly)
{
    /// <summary>The copies in the order in which they are applied.</summary>
    public IReadOnlyList<TableCopy> Copies => [Chain.Full, .. Chain.Windows];

    /// <summary>Whether the last window goes on after <see cref="AsOf"/>: what was written again after it is not known as it was then.</summary>
    public bool IsCut => Chain.Reach > AsOf;

    /// <summary>The ids of the copies that no catalogue record confirms.</summary>
    public IReadOnlyList<string> NotInCatalogue =>
        [.. Copies.Where(copy => Incarnation.Copies.Any(found => found.Copy == copy && !found.IsInCatalogue)).Select(copy => copy.ExportId)];
}

/// <summary>The pure choice of an incarnation and of a chain of copies.</summary>
public static class ChainChoosing
{
    /// <summary>Chooses: of several incarnations the one that reaches furthest towards the time.</summary>
    /// <param name="incarnations">What the vault holds under the table's name.</param>
    /// <param name="point">Which state is wanted.</param>
    /// <param name="tableId">Only this incarnation; null for any.</param>
    /// <param name="why">Why there is none; null where one was chosen.</param>
    public static ChosenChain? Choose(IReadOnlyList<Incarnation> incarnations, RestorePoint point, string? tableId, out string? why)
    {
        var at = point.Asked ?? DateTimeOffset.MaxValue;
        var chosen = incarnations
            .Where(incarnation => tableId is null || incarnation.Prefix.TableId == tableId)
            .Select(incarnation => (Incarnation: incarnation, Chain: CopyChain.Before([.. incarnation.Copies.Select(found => found.Copy)], at)))
            .Where(candidate => candidate.Chain is not null)
            .Select(candidate => Make(candidate.Incarnation, candidate.Chain!, point.Asked))
            .OrderBy(candidate => candidate.AsOf).ThenBy(candidate => candidate.Chain.Full.To)
            .ThenBy(candidate => candidate.Incarnation.Prefix.TableId, StringComparer.Ordinal)
            .LastOrDefault();
        why = chosen is null ? WhyNone(incarnations, point, tableId) : null;
        return chosen;
    }

    private static ChosenChain Make(Incarnation incarnation, CopyChain chain, DateTimeOffset? asked)
    {
        var asOf = asked < chain.Reach ? asked.Value : chain.Reach;
        return new ChosenChain(incarnation, chain, asOf, EndsEarly(chain, asked, asOf));
    }

    private static string? EndsEarly(CopyChain chain, DateTimeOffset? asked, DateTimeOffset asOf) => (asked > asOf, chain.GapBefore) switch
    {
        ((true, { } gap)) => $"asked for is {asked:u}, but the copies reach to {asOf:u} only: a window is missing between that and {gap:u}",
        ((true, null)) => $"asked for is {asked:u}, but the copies reach to {asOf:u} only: there is nothing newer",
        ((false, { } gap)) when asked is null => $"there are newer windows, but one is missing between {asOf:u} and {gap:u}",
        _ => null,
    };

    private static string WhyNone(IReadOnlyList<Incarnation> incarnations, RestorePoint point, string? tableId)
    {
        var named = incarnations.Where(incarnation => tableId is null || incarnation.Prefix.TableId == tableId).ToList();
        if (incarnations.Count == 0) return "the vault holds no copy of this table";
        if (named.Count == 0)
            return Given.Line("--table-id", Given.Show(tableId), string.Join(", ", incarnations.Select(incarnation => incarnation.Prefix.TableId)));
        var fulls = named.SelectMany(incarnation => incarnation.Copies).Where(found => found.Copy.IsFull).Select(found => found.Copy.To).Order().ToList();
        return fulls.Count == 0
            ? "the vault holds no full copy of this table, and windows alone are no table"
            : $"no full copy {point} or before: the oldest of {fulls.Count.ToString(CultureInfo.InvariantCulture)} is of {fulls[0]:u}";
    }
}
