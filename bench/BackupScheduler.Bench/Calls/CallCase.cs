using System.Globalization;

namespace BackupScheduler.Bench.Calls;

/// <summary>An organization whose one run is counted.</summary>
/// <param name="Accounts">Active accounts, the management account among them.</param>
/// <param name="Tables">Tables in all, as many in each account.</param>
/// <param name="Keep">Newest backups to keep; as many lie there at the beginning, so that the run creates one and deletes one of each table.</param>
internal sealed record CallCase(int Accounts, int Tables, int Keep)
{
    /// <summary>All cases. Tables are counted over all accounts: ten times as many would take the emulator half an hour to fill.</summary>
    public static IReadOnlyList<CallCase> All { get; } =
    [
        new(1, 50, 5), new(1, 200, 5), new(1, 1000, 5), new(1, 200, 30),
        new(10, 50, 5), new(10, 200, 5), new(10, 1000, 5), new(10, 200, 30),
    ];

    /// <summary>The few that a build has time for.</summary>
    public static IReadOnlyList<CallCase> Few { get; } = [new(1, 50, 5), new(1, 200, 5), new(10, 200, 5)];

    /// <summary>As it is called among the counts.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Accounts}-accounts-{Tables}-tables-keep-{Keep}");

    /// <summary>The tables of one account.</summary>
    public int TablesEach => Tables / Accounts;
}
