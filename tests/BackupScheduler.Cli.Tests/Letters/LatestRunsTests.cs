using BackupScheduler.Cli.Letters;
using BackupScheduler.Cli.Tests.Status;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Tests.Letters;

public sealed class LatestRunsTests
{
    private static readonly TableScope s_scope = new(AccountId.Parse(LetterHouse.Member), Region.Parse("eu-west-1"));
    private static readonly RunId s_adHoc = RunId.At(LetterHouse.Run.Time.AddHours(8));

    [Fact]
    public async Task The_latest_run_of_the_account_is_found_and_an_operator_s_run_of_a_few_tables_is_none() => Assert.Equal(
        LetterHouse.Run,
        await FindAsync(Backup("A", LetterHouse.Run), Backup("B", LetterHouse.Run), Backup("C", LetterHouse.Run), Backup("A", s_adHoc)));

    [Fact]
    public async Task A_later_run_of_most_tables_is_the_latest() =>
        Assert.Equal(s_adHoc, await FindAsync(Backup("A", LetterHouse.Run), Backup("B", LetterHouse.Run), Backup("A", s_adHoc)));

    [Fact]
    public async Task Foreign_backups_tell_of_no_run() =>
        Assert.Null(await FindAsync(Backup("A", LetterHouse.Run) with { Name = "somebody-else_20261128T010000Z" }));

    [Fact]
    public async Task Where_nobody_may_look_nothing_is_known() => Assert.Null(await FindAsync());

    private static Task<RunId?> FindAsync(params Backup[] backups)
    {
        var settings = SettingsReader.ReadForEnforcement(new Dictionary<string, string> { ["AWS_REGION"] = "us-east-1" }, out _)!;
        return new LatestRuns(new Stores(backups), settings, new LookWorld.InstantTime()).FindAsync(s_scope, default);
    }

    private static Backup Backup(string table, RunId run) => new(
        $"arn:{table}:{run}", BackupNaming.Default.NameFor(run), TableName.Parse($"Table-{table}"), "id", run.Time.AddMinutes(1), BackupStatus.Available);

    /// <summary>Without backups, an account that nobody may look into.</summary>
    private sealed class Stores(Backup[] backups) : IBackupStores, IBackupStore
    {
        public IBackupStore Open(TableScope scope) => this;

        public async IAsyncEnumerable<IReadOnlyList<Backup>> ListBackupsAsync(BackupQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.Yield();
            if (backups.Length == 0) throw new ServiceFailureException(FailureKind.RoleUnavailable, "AssumeRoleFailed", "no");
            yield return backups;
        }

        public IAsyncEnumerable<IReadOnlyList<TableName>> ListTablesAsync(TableName? after, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<CreateOutcome> CreateAsync(TableName table, string name, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<DeleteOutcome> DeleteAsync(string arn, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
