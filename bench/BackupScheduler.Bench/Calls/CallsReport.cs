using System.Globalization;
using System.Text;
using System.Text.Json;
using BackupScheduler.Bench.Results;

namespace BackupScheduler.Bench.Calls;

/// <summary>All that was counted.</summary>
/// <param name="Runs">One run of each organization.</param>
/// <param name="Sweep">Two sweeps of an account.</param>
internal sealed record CallsReport(IReadOnlyList<(CallCase Case, CallCounts Counts)> Runs, SweepCalls Sweep)
{
    private const double MostDynamoDbCallsATable = 2.40;
    private const int MostReadsASweep = 15;
    // Below, an account's own few calls weigh more than its tables'.
    private const int LeastTablesOfGoal = 200;

    /// <summary>Whether the few cases were counted only.</summary>
    public bool IsShort { get; init; }

    public BenchResult ToResult() => new("calls", "dotnet run -c Release --project bench/BackupScheduler.Bench -- calls" + (IsShort ? " --short" : ""))
    {
        Counts = Counts(),
        Goals =
        [
            new("DynamoDB calls a table and run, accounts of at least 200 tables", MostCallsATable(), MostDynamoDbCallsATable),
            new($"reads at the first sweep of {Sweep.Principals:N0} users and roles", SweepCalls.Reads(Sweep.First), MostReadsASweep),
            new("reads at the second", SweepCalls.Reads(Sweep.Second), MostReadsASweep),
            new("writes at the second", SweepCalls.Writes(Sweep.Second), 0),
        ],
        Markdown = Markdown(),
    };

    public void Write(TextWriter output)
    {
        output.WriteLine($"  {"accounts",8} {"tables",7} {"keep",5}   calls");
        foreach (var (about, counts) in Runs)
        {
            output.WriteLine(Invariant($"  {about.Accounts,8} {about.Tables,7} {about.Keep,5}   {counts.Total} in all, {ATable(counts.OfService("dynamodb"), about)} of DynamoDB a table"));
            foreach (var (operation, count) in counts.ByOperation) output.WriteLine(Invariant($"  {"",24}{operation,-36} {count,6}"));
        }

        foreach (var (name, counts) in Sweeps())
        {
            output.WriteLine(Invariant($"  {name} sweep of {Sweep.Principals} users and roles: {SweepCalls.Reads(counts)} reads, {SweepCalls.Writes(counts)} writes"));
            foreach (var (operation, count) in counts.ByOperation) output.WriteLine(Invariant($"  {"",24}{operation,-36} {count,6}"));
        }

        foreach (var goal in ToResult().Goals) output.WriteLine(Invariant($"  {(goal.IsReached ? "ok  " : "MISS")} {goal.Name}: {goal.Figure:0.###}, at most {goal.Limit:0.##}"));
    }

    public void WriteJson(Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        foreach (var (name, count) in Counts().OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteNumber(name, count);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private Dictionary<string, double> Counts()
    {
        var counts = Runs.SelectMany(run => run.Counts.ByOperation.Select(pair => ($"{run.Case.Name}/{Operation(pair.Key)}", (double)pair.Value)))
            .Concat(Sweeps().SelectMany(sweep => sweep.Counts.ByOperation.Select(pair => ($"{SweepName(sweep.Name)}/{Operation(pair.Key)}", (double)pair.Value))))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);
        // Named although it is none: a first one is then higher than what was written down.
        counts[$"{SweepName("second")}/writes"] = SweepCalls.Writes(Sweep.Second);
        return counts;
    }

    private string Markdown()
    {
        var text = new StringBuilder("| accounts | tables in all | keep | ListTables | CreateBackup | ListBackups | DeleteBackup | **DynamoDB a table** | AssumeRole | SQS | Organizations | all, a table | all, an account |\n")
            .Append("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var (about, counts) in Runs)
        {
            int Dynamo(string operation) => counts.Count("dynamodb", operation);
            text.Append(Invariant($"| {about.Accounts} | {about.Tables:N0} | {about.Keep} | {Dynamo("ListTables"):N0} | {Dynamo("CreateBackup"):N0} | {Dynamo("ListBackups"):N0} | {Dynamo("DeleteBackup"):N0} "));
            text.Append(Invariant($"| {ATable(counts.OfService("dynamodb"), about)} | {counts.Count("sts", "AssumeRole")} | {counts.OfService("sqs"):N0} | {counts.OfService("organizations")} | {ATable(counts.Total, about)} | {(double)counts.Total / about.Accounts:N1} |\n"));
        }

        text.Append(Invariant($"\n| {Sweep.Principals:N0} users and roles of an account | reads | writes | AssumeRole | calls a principal |\n|---|---:|---:|---:|---:|\n"));
        foreach (var (name, counts) in Sweeps())
            text.Append(Invariant($"| {name} sweep | {SweepCalls.Reads(counts)} | {SweepCalls.Writes(counts):N0} | {counts.Count("sts", "AssumeRole")} | {(double)counts.Total / Sweep.Principals:0.000} |\n"));
        return text.ToString();
    }

    private IEnumerable<(string Name, CallCounts Counts)> Sweeps() => [("first", Sweep.First), ("second", Sweep.Second)];

    private string SweepName(string sweep) => Invariant($"{Sweep.Principals}-principals-{sweep}-sweep");

    private double MostCallsATable() => Runs.Where(run => run.Case.TablesEach >= LeastTablesOfGoal)
        .Max(run => (double)run.Counts.OfService("dynamodb") / run.Case.Tables);

    private static string ATable(int calls, CallCase about) => Invariant($"{(double)calls / about.Tables:0.00}");

    private static string Operation(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
