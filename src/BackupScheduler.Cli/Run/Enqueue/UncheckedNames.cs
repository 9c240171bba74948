using BackupScheduler.Core;

namespace BackupScheduler.Cli.Run.Enqueue;

/// <summary>
/// The names in <c>--tables</c> that nobody checks once the run is sent: the functions judge a full address, in the account and
/// Region that it names, and no more.
/// </summary>
internal static class UncheckedNames
{
    /// <summary>The literal names without account and Region.</summary>
    public static IEnumerable<string> Of(RunPlan plan) =>
        (plan.Firing.Tables ?? []).Where(pattern => pattern is { IsLiteral: true, IsAddress: false }).Select(pattern => pattern.Text);

    /// <summary>Refuses full addresses outside the run: no function would ever look there.</summary>
    /// <exception cref="BadUsageException">There are such; nothing was sent.</exception>
    public static void Refuse(RunPlan plan)
    {
        var scopes = plan.Items.Select(item => item.Scope).ToHashSet();
        var outside = (plan.Firing.Tables ?? [])
            .Where(pattern => pattern is { IsLiteral: true, IsAddress: true } && !(pattern.LiteralScope is { } scope && scopes.Contains(scope)))
            .Select(pattern => Given.Line("--tables", Given.Show(pattern.Text), "addresses in the accounts and Regions of this run"))
            .ToList();
        if (outside.Count > 0) throw new BadUsageException(outside);
    }
}
