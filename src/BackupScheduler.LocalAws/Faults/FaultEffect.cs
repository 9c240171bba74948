using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.LocalAws.Faults;

/// <summary>Does to a call what its rule says.</summary>
internal static class FaultEffect
{
    private const int LongestDelaySeconds = 900;

    /// <param name="draw">From 0 to 1: which of the fault's forms.</param>
    public static Task RunAsync(FaultRule rule, double draw, ProxyCall call, Func<Task> next)
    {
        var isLost = rule.Kind switch
        {
            FaultKind.Truncate => true,
            FaultKind.Delay or FaultKind.Twice or FaultKind.LateDelivery => false,
            _ => rule.AfterEffect,
        };
        call.Meet(new InjectedFault(rule.Kind, isLost));
        return rule.Kind switch
        {
            FaultKind.Delay => DelayAsync(rule, call, next),
            FaultKind.Twice => TwiceAsync(next),
            FaultKind.LateDelivery => DeliverLateAsync(rule, call, next),
            _ => AnswerAsync(rule, draw, call, isLost ? next : () => Task.CompletedTask),
        };
    }

    private static async Task AnswerAsync(FaultRule rule, double draw, ProxyCall call, Func<Task> before)
    {
        await before();
        call.Answer = rule.Kind switch
        {
            FaultKind.Throttle => AwsError.Throttling(call),
            FaultKind.Refuse => AwsError.AccessDenied(call),
            FaultKind.ServerError => ServerErrorPage.Of(draw),
            FaultKind.Error => AwsError.Of(call, rule.Status, rule.Code, rule.Message),
            FaultKind.Truncate when call.Answer is { } answer => answer with { IsTruncated = true },
            _ => ProxyAnswer.Reset,
        };
    }

    private static async Task DelayAsync(FaultRule rule, ProxyCall call, Func<Task> next)
    {
        if (rule.AfterEffect)
        {
            await next();
        }

        await Task.Delay(rule.Time, call.Time, call.Cancellation);
        if (!rule.AfterEffect)
        {
            await next();
        }
    }

    private static async Task TwiceAsync(Func<Task> next)
    {
        await next();
        await next();
    }

    // Late messages are made by their sending, not by their receiving: put back by a receiver they would count as received
    // once, and the function would take them for repeated.
    private static Task DeliverLateAsync(FaultRule rule, ProxyCall call, Func<Task> next)
    {
        var input = (JsonObject)call.Input.DeepClone();
        foreach (var message in input["Entries"]?.AsArray().Select(entry => entry!) ?? [input])
        {
            var delay = ((int?)message["DelaySeconds"] ?? 0) + (int)Math.Ceiling(rule.Time.TotalSeconds);
            message["DelaySeconds"] = Math.Min(delay, LongestDelaySeconds);
        }

        call.ReplaceInput(input);
        return next();
    }
}
