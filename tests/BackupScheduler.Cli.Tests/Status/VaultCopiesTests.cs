using System.Runtime.CompilerServices;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Status;
using BackupScheduler.Cli.Vault;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Vault;
using BackupScheduler.Functions.Tests.Fakes;
using static BackupScheduler.Cli.Tests.Status.LookWorld;

namespace BackupScheduler.Cli.Tests.Status;

/// <summary>What a look says of copies: a vault of folders in memory, one of which cannot be listed.</summary>
public sealed class VaultCopiesTests
{
    private readonly LookWorld _world = new();

    public VaultCopiesTests()
    {
        _world.Variables["VAULT_BUCKET"] = "the-vault";
        _world.Variables["VAULT_ACCOUNT"] = ClosedShop.Value;
        foreach (var account in new[] { Management, Team })
        {
            _world[account].Tables.Add("Orders");
            for (var day = 0; day < 5; day++) _world.BackUp(account, "Orders", 8 + (24 * day));
        }
    }

    [Fact]
    public async Task A_table_of_which_the_vault_holds_nothing_is_not_copied()
    {
        var status = await LookAsync(new Folders());
        Assert.All(status.Tables, table => Assert.Equal(StandingState.NoFullCopy, table.Copy?.State));
        Assert.Equal(ProblemSeverity.Critical, Assert.Single(status.Problems).Severity);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_listed_leaves_its_account_unjudged_and_is_told()
    {
        var status = await LookAsync(new Folders { Unreadable = $"{Team}/", Listed = [$"{Team}/", $"{Management}/"] });
        Assert.Equal("NotAllListed", status.VaultFailure?.Code);
        Assert.Null(status.Tables.Single(table => table.Table.Scope.Account == Team).Copy);
        Assert.NotNull(status.Tables.Single(table => table.Table.Scope.Account == Management).Copy);
    }

    [Fact]
    public async Task A_vault_that_cannot_be_read_is_told_and_no_copy_is_judged()
    {
        var status = await LookAsync(new Folders { Unreadable = "" });
        Assert.Equal("AccessDenied", status.VaultFailure?.Code);
        Assert.All(status.Tables, table => Assert.Null(table.Copy));
        Assert.False(status.IsHealthy);
    }

    [Fact]
    public async Task Without_the_vault_nothing_is_asked_of_it()
    {
        var status = await LookAsync(new Folders { Unreadable = "" }, new StatusOptions { WithVault = false });
        Assert.True(status.IsHealthy, string.Join('\n', status.Problems));
        Assert.True(status.Cost.Recovery > 0, "the copies cost all the same");
    }

    private Task<OrganizationStatus> LookAsync(Folders vault, StatusOptions? options = null)
    {
        var world = _world.World();
        var reached = world with { Vault = new VaultWorld(vault, null!, new Patience(new FakeJitter(), _world.Time)) };
        return new StatusReading(reached).ReadAsync(options ?? new StatusOptions(), new Progress(TextWriter.Null, isTerminal: false), CancellationToken.None);
    }

    private sealed class Folders : IVaultObjects
    {
        public string? Unreadable { get; init; }

        public IReadOnlyList<string> Listed { get; init; } = [];

        public async IAsyncEnumerable<IReadOnlyList<string>> ListFoldersAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.Yield();
            if (prefix == Unreadable) throw new ServiceFailureException(FailureKind.AccessDenied, "AccessDenied", "no");
            yield return prefix.Length == 0 ? Listed : [];
        }

        public IAsyncEnumerable<IReadOnlyList<VaultObject>> ListAsync(string prefix, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ReadOnlyMemory<byte>?> FindAsync(string key, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<VaultObject?> DescribeAsync(string key, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Stream> OpenAsync(string key, CancellationToken cancellation) => throw new NotSupportedException();

        public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
