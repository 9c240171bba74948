namespace BackupScheduler.Simulation.Reporting;

/// <summary>What a run cost, in US dollars, storage apart.</summary>
/// <param name="LambdaRequests">Invocations.</param>
/// <param name="LambdaDuration">GB-seconds, starts of sandboxes included.</param>
/// <param name="Queues">Requests to SQS.</param>
/// <param name="Logs">What CloudWatch Logs took in.</param>
public sealed record RunCost(decimal LambdaRequests, decimal LambdaDuration, decimal Queues, decimal Logs)
{
    private const decimal Million = 1_000_000;
    private const decimal Gigabyte = 1_000_000_000;

    /// <summary>All of it.</summary>
    public decimal Total => LambdaRequests + LambdaDuration + Queues + Logs;

    /// <summary>The cost of what a run used.</summary>
    public static RunCost Of(RunUse use, Prices prices) => new(
        use.Functions.Sum(function => function.Invocations) * prices.LambdaMillion / Million,
        (decimal)use.Functions.Sum(function => function.GigabyteSeconds) * prices.LambdaGigabyteSecond,
        use.QueueRequests * prices.QueueMillion / Million,
        use.Functions.Sum(function => function.LogBytes) * prices.LogGigabyte / Gigabyte);

    /// <summary>What a million tables would cost if each cost as much as one of this run.</summary>
    /// <param name="tables">Tables of this run.</param>
    /// <exception cref="ArgumentOutOfRangeException">There were none.</exception>
    public RunCost PerMillion(int tables)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tables, 1);
        return new(Share(LambdaRequests), Share(LambdaDuration), Share(Queues), Share(Logs));

        decimal Share(decimal dollars) => dollars * Million / tables;
    }
}
