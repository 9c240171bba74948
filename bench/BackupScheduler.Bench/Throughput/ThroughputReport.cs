using System.Globalization;
using System.Text;
using System.Text.Json;
using BackupScheduler.Bench.Results;

namespace BackupScheduler.Bench.Throughput;

/// <summary>All that was measured.</summary>
/// <param name="Service">The published functions, each time.</param>
/// <param name="Plain">The plain script, each time; none where no Python was found.</param>
/// <param name="Accounts">A worker that meets ever more accounts.</param>
internal sealed record ThroughputReport(IReadOnlyList<ServiceTrial> Service, IReadOnlyList<PythonTrial> Plain, IReadOnlyList<AccountsTrial> Accounts)
{
    private const double MostShareOfCpu = 0.2;
    private const double Mebibyte = 1024 * 1024;

    /// <summary>Whether it was measured once, and small.</summary>
    public bool IsShort { get; init; }

    /// <summary>Backups kept of each table.</summary>
    public int Keep { get; init; }

    /// <summary>Whether there is a script to compare with.</summary>
    public bool HasPython => Plain.Count > 0;

    private int Tables => Service[0].Service.Tables;

    public BenchResult ToResult() => new("throughput", "dotnet run -c Release --project bench/BackupScheduler.Bench -- throughput" + (IsShort ? " --short" : ""))
    {
        Counts = Counts(),
        Goals = IsShort || !HasPython ? [] : [new("processor time a table of the functions, against the plain script's", Share(Median(trial => trial.Service)), MostShareOfCpu)],
        Markdown = Markdown(),
    };

    public void Write(TextWriter output)
    {
        foreach (var (name, trial) in Rows())
            output.WriteLine(Invariant($"  {name,-34} {trial.TablesASecond,8:0} tables/s  {trial.CpuMillisecondsATable,7:0.000} ms CPU a table  {trial.PeakBytes / Mebibyte,6:0.0} MiB  {trial.CallsATable:0.000} calls a table  {trial.Connections} connections"));
        foreach (var accounts in Accounts)
            output.WriteLine(Invariant($"  {accounts.Accounts,6} accounts: {accounts.AssumeRole,5} AssumeRole, {accounts.ResidentBytes / Mebibyte,6:0.0} MiB at the end, {accounts.PeakBytes / Mebibyte,6:0.0} at the peak, {accounts.CpuSeconds * 1000 / accounts.Items:0.000} ms CPU a table, {accounts.Connections} connections"));
        foreach (var goal in ToResult().Goals) output.WriteLine(Invariant($"  {(goal.IsReached ? "ok  " : "MISS")} {goal.Name}: {goal.Figure:0.000}, at most {goal.Limit:0.##}"));
        if (!HasPython) output.WriteLine("  MISS no Python with boto3 was found: nothing to compare with");
    }

    public void WriteJson(Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        foreach (var (name, trial) in Rows())
        {
            json.WriteStartObject(name);
            json.WriteNumber("tablesASecond", Math.Round(trial.TablesASecond, 1));
            json.WriteNumber("cpuMillisecondsATable", Math.Round(trial.CpuMillisecondsATable, 4));
            json.WriteNumber("peakBytes", trial.PeakBytes);
            json.WriteNumber("connections", trial.Connections);
            json.WriteEndObject();
        }

        json.WriteStartObject("counts");
        foreach (var (name, count) in Counts()) json.WriteNumber(name, count);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private string Markdown()
    {
        var text = new StringBuilder(Invariant($"{Tables:N0} tables that keep {Keep}; {(Service.Count == 1 ? "measured once" : $"medians of {Service.Count}, in turn")}; {(HasPython ? Plain[0].Versions : "no Python with boto3 was found, so that nothing is compared")}.\n\n"))
            .Append("| | tables a second | ms of processor time a table | peak memory, MiB | calls a table | connections |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var (name, trial) in Rows())
            text.Append(Invariant($"| {name} | {trial.TablesASecond:N0} | {trial.CpuMillisecondsATable:0.000} | {trial.PeakBytes / Mebibyte:0.0} | {trial.CallsATable:0.000} | {trial.Connections} |\n"));
        text.Append(Invariant($"\n| accounts that one worker meets in turn, {Accounts[0].Items:N0} tables in all | AssumeRole | memory at the end, MiB | at the peak | ms of processor time a table | connections |\n|---:|---:|---:|---:|---:|---:|\n"));
        foreach (var accounts in Accounts)
            text.Append(Invariant($"| {accounts.Accounts:N0} | {accounts.AssumeRole:N0} | {accounts.ResidentBytes / Mebibyte:0.0} | {accounts.PeakBytes / Mebibyte:0.0} | {accounts.CpuSeconds * 1000 / accounts.Items:0.000} | {accounts.Connections} |\n"));
        return text.ToString();
    }

    private IEnumerable<(string Name, Trial Trial)> Rows()
    {
        yield return ("both functions", Median(trial => trial.Service));
        yield return ("the worker alone", Median(trial => trial.Worker));
        if (HasPython) yield return ("plain script, Python and boto3", Plain.Select(plain => plain.Trial).OrderBy(trial => trial.CpuSeconds).ElementAt(Plain.Count / 2));
    }

    // The trial of median processor time, whole: figures of one row belong together.
    private Trial Median(Func<ServiceTrial, Trial> part) => Service.Select(part).OrderBy(trial => trial.CpuSeconds).ElementAt(Service.Count / 2);

    private double Share(Trial ours) => ours.CpuMillisecondsATable / Rows().Last().Trial.CpuMillisecondsATable;

    // AssumeRole of the accounts, and the calls of each: connections and times depend on the machine.
    private Dictionary<string, double> Counts()
    {
        var (service, plain) = (Service[0].Service.Calls, HasPython ? Plain[0].Trial.Calls : new Dictionary<string, int>());
        return service.Select(pair => ($"functions-{Tables}-tables/{pair.Key}", pair.Value))
            .Concat(plain.Select(pair => ($"plain-script-{Tables}-tables/{pair.Key}", pair.Value)))
            .Concat(Accounts.Select(trial => ($"{trial.Accounts}-accounts-in-turn/AssumeRole", trial.AssumeRole)))
            .ToDictionary(pair => pair.Item1, pair => (double)pair.Item2);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
