namespace BackupScheduler.Simulation.Reporting;

/// <summary>What AWS takes for a run, in US dollars. Storage is not part of it: it costs the same however the backups are made.</summary>
public sealed record Prices
{
    /// <summary>The Region, the date and where the prices are from: no cost is shown without it.</summary>
    public string Origin { get; init; } = "list prices of us-east-1 as known in 2026-11, unconfirmed, no free tier";

    /// <summary>A million Lambda requests.</summary>
    public decimal LambdaMillion { get; init; } = 0.20m;

    /// <summary>A GB-second of Lambda on arm64, in the first tier.</summary>
    public decimal LambdaGigabyteSecond { get; init; } = 0.0000133334m;

    /// <summary>A million requests to standard queues, each of up to 64 KiB.</summary>
    public decimal QueueMillion { get; init; } = 0.40m;

    /// <summary>A GB taken in by CloudWatch Logs; counted as 10^9 bytes, the dearer reading.</summary>
    public decimal LogGigabyte { get; init; } = 0.50m;
}
