using System.Text.Json;

namespace BackupScheduler.Bench.Cold;

/// <summary>One contender in one case, measured repeatedly.</summary>
/// <param name="Contender">Who.</param>
/// <param name="Case">What it was given.</param>
/// <param name="Trials">The measurements, at least one.</param>
internal sealed record ColdFigures(Contender Contender, ColdCase Case, IReadOnlyList<ColdTrial> Trials)
{
    private const double Mebibyte = 1024 * 1024;

    public int Repetitions => Trials.Count;

    /// <summary>Milliseconds from start to first response.</summary>
    public Spread First => Spread.Of(Trials.Select(trial => trial.FirstMilliseconds));

    /// <summary>Milliseconds of a later invocation.</summary>
    public Spread Warm => Spread.Of(Trials.Select(trial => trial.WarmMilliseconds));

    /// <summary>Peak memory until the first response.</summary>
    public Spread PeakMebibytes => Spread.Of(Trials.Select(trial => trial.PeakBytes / Mebibyte));

    /// <summary>Peak memory until the last response.</summary>
    public Spread WarmPeakMebibytes => Spread.Of(Trials.Select(trial => trial.WarmPeakBytes / Mebibyte));

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("case", Case.Name);
        json.WriteString("contender", Contender.Name);
        json.WriteNumber("repetitions", Repetitions);
        Write(json, "firstMilliseconds", First);
        Write(json, "warmMilliseconds", Warm);
        Write(json, "peakMebibytes", PeakMebibytes);
        Write(json, "warmPeakMebibytes", WarmPeakMebibytes);
        if (Contender.Size is { } size)
        {
            json.WriteNumber("bytes", size.Bytes);
            json.WriteNumber("zipBytes", size.ZipBytes);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Spread spread)
    {
        json.WriteStartObject(name);
        json.WriteNumber("median", Math.Round(spread.Median, 2));
        json.WriteNumber("least", Math.Round(spread.Least, 2));
        json.WriteNumber("most", Math.Round(spread.Most, 2));
        json.WriteEndObject();
    }
}
