using System.CommandLine;
using BackupScheduler.Simulation.Reporting;

namespace BackupScheduler.Bench.Costs;

/// <summary>Options that replace the prices. Whoever replaces one should say where it is from.</summary>
internal static class PriceOptions
{
    private static readonly Prices s_known = new();
    private static readonly Option<decimal> LambdaMillion = Numbers.Dollars("--price-lambda-million", s_known.LambdaMillion, "price of a million Lambda requests");
    private static readonly Option<decimal> LambdaGigabyteSecond = Numbers.Dollars("--price-lambda-gb-second", s_known.LambdaGigabyteSecond, "price of a GB-second of Lambda");
    private static readonly Option<decimal> QueueMillion = Numbers.Dollars("--price-sqs-million", s_known.QueueMillion, "price of a million requests to SQS");
    private static readonly Option<decimal> LogGigabyte = Numbers.Dollars("--price-logs-gb", s_known.LogGigabyte, "price of a GB taken in by CloudWatch Logs");
    private static readonly Option<string?> Origin = new("--price-origin") { Description = "Region and date of the prices and where they are from; stands beside every cost" };

    public static IReadOnlyList<Option> All => [LambdaMillion, LambdaGigabyteSecond, QueueMillion, LogGigabyte, Origin];

    /// <summary>The prices; those that were given are named where nobody says where they are from.</summary>
    public static Prices Read(ParseResult parsed) => new()
    {
        LambdaMillion = parsed.GetValue(LambdaMillion),
        LambdaGigabyteSecond = parsed.GetValue(LambdaGigabyteSecond),
        QueueMillion = parsed.GetValue(QueueMillion),
        LogGigabyte = parsed.GetValue(LogGigabyte),
        Origin = parsed.GetValue(Origin) ?? OriginOf([.. All.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name)]),
    };

    private static string OriginOf(string[] given) =>
        given.Length == 0 ? s_known.Origin : $"as given by {string.Join(", ", given)}; otherwise {s_known.Origin}";
}
