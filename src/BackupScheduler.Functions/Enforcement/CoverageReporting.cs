using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>Tells log and metrics what became of principals and of the deny policy.</summary>
internal sealed class CoverageReporting(FunctionSettings settings, EdgePorts ports)
{
    /// <summary>The managed policy: what was put right, or why it cannot be had.</summary>
    public void Tell(WorkPlace where, AccountId account, DenyFinding deny)
    {
        if (deny.Repair == DenyRepair.NameTaken)
        {
            ports.Metrics.Count(Metric.Tampering, 1, PlaceOf(account));
            ports.Log.PolicyNameTaken(where, settings.Enforcement.PolicyName);
        }
        else if (deny.Repair == DenyRepair.QuotaReached)
        {
            ports.Log.PolicyQuotaReached(where, settings.Enforcement.PolicyName);
        }
        else if (deny.Repair != DenyRepair.None)
        {
            ports.Metrics.Count(Metric.PolicyRepaired, 1, PlaceOf(account));
            ports.Log.PolicyRepaired(where, deny.Repair);
        }
    }

    /// <summary>One principal: its line, unless all was well before, and a count of what was done. How it stands the whole sweep counts, once.</summary>
    public void Tell(WorkPlace where, CoverageResult result)
    {
        var scope = PlaceOf(result.Arn.Account);
        if (result.State is CoverageState.NewlyCovered or CoverageState.Gone or CoverageState.Failed) ports.Metrics.Count(MetricOf(result), 1, scope);
        if (result.IsReleased) ports.Metrics.Count(Metric.PrincipalsReleased, 1, scope);
        Write(where, result);
    }

    /// <summary>One principal of an event, which no sweep counts.</summary>
    public void TellAlone(WorkPlace where, CoverageResult result)
    {
        if (Stands(result)) ports.Metrics.Count(MetricOf(result), 1, PlaceOf(result.Arn.Account));
        Tell(where, result);
    }

    /// <summary>A whole sweep.</summary>
    public void Tell(WorkPlace where, SweepReport report)
    {
        if (report.IsLast) Count(report);
        ports.Log.AccountSwept(
            where, report.Results.Count, report.Count(CoverageState.Covered), report.Count(CoverageState.NewlyCovered),
            report.Count(CoverageState.Exempt), report.Count(CoverageState.NotCoverable), report.Count(CoverageState.Failed), report.EndedBy is null);
    }

    private void Count(SweepReport report)
    {
        var scope = PlaceOf(report.Account);
        ports.Metrics.Count(Metric.AccountsSwept, 1, scope);
        foreach (var (metric, count) in report.Results.Where(Stands).CountBy(MetricOf)) ports.Metrics.Count(metric, count, scope);
    }

    private static bool Stands(CoverageResult result) =>
        result.State is CoverageState.Covered or CoverageState.Exempt or CoverageState.NotCoverable;

    private void Write(WorkPlace where, CoverageResult result)
    {
        if (result is { Failure: { } failure, State: not CoverageState.Failed }) ports.Log.CoverageFailed(where, result.Arn, failure.Code, failure.Message);
        var reason = result.Reason.Words();
        switch (result.State)
        {
            case CoverageState.NewlyCovered:
                ports.Log.Covered(where, result.Arn, reason);
                break;
            case CoverageState.NotCoverable when result.Reason == CoverageReason.ServiceLinked:
                ports.Log.ServiceLinked(where, result.Arn, reason);
                break;
            case CoverageState.NotCoverable:
                ports.Log.NotCoverable(where, result.Arn, reason, result.Reason.Remedy() ?? "");
                break;
            case CoverageState.Gone:
                ports.Log.PrincipalGone(where, result.Arn.ToString());
                break;
            case CoverageState.Failed:
                ports.Log.CoverageFailed(where, result.Arn, result.Failure!.Code, result.Failure.Message);
                break;
            case CoverageState.Exempt when result.IsReleased:
                ports.Log.Released(where, result.Arn, reason);
                break;
            default:
                break;
        }
    }

    private static Metric MetricOf(CoverageResult result) => result.State switch
    {
        CoverageState.NotCoverable when result.Reason == CoverageReason.ServiceLinked => Metric.PrincipalsServiceLinked,
        CoverageState.Covered => Metric.PrincipalsCovered,
        CoverageState.NewlyCovered => Metric.PrincipalsNewlyCovered,
        CoverageState.Exempt => Metric.PrincipalsExempt,
        CoverageState.NotCoverable => Metric.PrincipalsNotCoverable,
        CoverageState.Gone => Metric.PrincipalsGone,
        _ => Metric.PrincipalsFailed,
    };

    // IAM is global; metrics want a Region: the home one, where the function is.
    private TableScope PlaceOf(AccountId account) => new(account, settings.HomeRegion);
}
