using System.Globalization;

namespace BackupScheduler.Bench.Functions;

/// <summary>What the kernel knows of a process.</summary>
/// <param name="CpuSeconds">User and system time of all its threads.</param>
/// <param name="Resident">Bytes in memory now.</param>
/// <param name="Peak">Bytes in memory at most, so far.</param>
internal sealed record ProcessFigures(double CpuSeconds, long Resident, long Peak)
{
    // Linux counts in hundredths of a second for every program, whatever its own tick.
    private const double TicksPerSecond = 100;

    /// <summary>Whether this system has them.</summary>
    public static bool AreThere => File.Exists("/proc/self/stat");

    /// <summary>The process with this variable in its environment that runs this program, once it has started.</summary>
    public static async Task<int> FindAsync(string program, string variable, CancellationToken cancellation)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            foreach (var folder in Directory.EnumerateDirectories("/proc"))
                if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process) && Runs(folder, program, variable)) return process;
            await Task.Delay(10, cancellation);
        }

        throw new MeasurementException($"no process of {program} was found");
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="MeasurementException">The process has ended.</exception>
    public static ProcessFigures Of(int process)
    {
        try
        {
            // The program's name stands in brackets and may hold anything.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = Number(fields[11]) + Number(fields[12]);
            var status = File.ReadAllLines($"/proc/{process}/status");
            return new ProcessFigures(ticks / TicksPerSecond, Kibibytes(status, "VmRSS:"), Kibibytes(status, "VmHWM:"));
        }
        catch (IOException e)
        {
            throw new MeasurementException($"a measured process has ended: {e.Message}");
        }
    }

    private static bool Runs(string folder, string program, string variable)
    {
        try
        {
            return File.ResolveLinkTarget($"{folder}/exe", returnFinalTarget: false)?.FullName == program
                && File.ReadAllText($"{folder}/environ").Contains(variable, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static long Kibibytes(string[] status, string name) =>
        Number(status.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim()) * 1024;

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
