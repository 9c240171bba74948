using BackupScheduler.LocalAws.Emulation;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Tests.Faults;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Emulation;

/// <summary>An emulator of its own: enforcement would hold for everybody.</summary>
public sealed class IamGuardTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private const string Deny =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"dynamodb:DeleteBackup","Resource":"*"}]}""";

    private static readonly AwsPlace Home = new(AwsPlace.DefaultAccount, "eu-west-1");

    private PrincipalSeeder Principals => moto.Seeder.Principals;

    private IamGuard Guard => new(moto.Emulator.Address);

    [Fact]
    public async Task The_same_key_deletes_a_backup_until_the_deny_is_attached_and_again_after_it_is_gone()
    {
        await moto.Seeder.Tables.CreateAsync(Home, "Proof");
        var deny = await Principals.Policies.CreateAsync(Home.Account, "Deny", Deny);
        await Principals.CreateUserAsync(Home.Account, "dev", "/people/");
        await Principals.PutInlineAsync(Home.Account, IamPrincipal.User("dev"), "all", PolicyDocuments.AllowEverything);
        using var dev = Guard.As(await Principals.CreateAccessKeyAsync(Home.Account, "dev"));
        var tables = new TableSeeder(dev);

        Assert.Equal("200", await DeletedAsync());
        await Principals.AttachAsync(Home.Account, IamPrincipal.User("dev"), deny);
        Assert.Equal("403 AccessDenied", await DeletedAsync());
        await Principals.DetachAsync(Home.Account, IamPrincipal.User("dev"), deny);
        Assert.Equal("200", await DeletedAsync());

        async Task<string> DeletedAsync()
        {
            await using var enforced = await Guard.EnforceAsync();
            var backup = await tables.BackUpAsync(Home, "Proof", "backup");
            return await FaultFixture.OutcomeAsync(() => tables.DeleteBackupAsync(Home, backup));
        }
    }

    [Fact]
    public async Task Unsigned_calls_and_wrong_secrets_are_refused_while_it_is_on_and_only_then()
    {
        await Principals.CreateUserAsync(Home.Account, "idle");
        var key = await Principals.CreateAccessKeyAsync(Home.Account, "idle");
        using var wrong = Guard.As(key with { Secret = new string([.. key.Secret.Reverse()]) });
        await using (await Guard.EnforceAsync())
        {
            Assert.Equal("403 InvalidClientTokenId", await ListAsync(moto.Wire));
            Assert.Equal("403 SignatureDoesNotMatch", await ListAsync(wrong));
        }

        Assert.Equal("200", await ListAsync(moto.Wire));

        static Task<string> ListAsync(AwsWire wire) => FaultFixture.OutcomeAsync(() => new IndependentReader(wire).TablesAsync(Home));
    }

    [Fact]
    public async Task With_a_key_per_account_seeder_and_reader_work_under_enforcement()
    {
        var member = MotoServer.NewPlace();
        var keys = new Dictionary<string, AwsCredentials>
        {
            [Home.Account] = await Principals.AdministratorAsync(Home.Account),
            [member.Account] = await Principals.AdministratorAsync(member.Account),
        };
        using var wire = new AwsWire(moto.Emulator.Address, keys.GetValueOrDefault);
        await using var enforced = await Guard.EnforceAsync();

        await new Seeder(wire).Tables.CreateAsync(member, "Orders");
        Assert.Equal(["Orders"], await new IndependentReader(wire).TablesAsync(member));
        Assert.DoesNotContain("Orders", await new IndependentReader(wire).TablesAsync(Home));
        Assert.Equal(
            [PrincipalSeeder.AdministratorRole], (await new IndependentReader(wire).PrincipalsAsync(member.Account)).Select(p => p.Name));
    }

    [Fact]
    public async Task Signatures_stay_valid_through_the_proxy()
    {
        var member = MotoServer.NewPlace();
        var root = await Principals.AdministratorAsync(Home.Account);
        await Principals.AdministratorAsync(member.Account);
        await using var proxy = await AwsProxy.StartAsync(
            moto.Emulator.Address, new AwsProxyOptions { Backups = new() { CreatingFor = TimeSpan.Zero } });
        using var home = new AwsWire(proxy.Address, root);
        await using var enforced = await Guard.EnforceAsync();

        var session = await home.AssumeRoleAsync($"arn:aws:iam::{member.Account}:role/{PrincipalSeeder.AdministratorRole}");
        using var wire = new AwsWire(proxy.Address, session);
        var seeder = new Seeder(wire);
        await seeder.Tables.CreateAsync(member, "Orders");
        await seeder.Tables.DeleteBackupAsync(member, await seeder.Tables.BackUpAsync(member, "Orders", "backup"));
        await seeder.Principals.CreateRoleAsync(member.Account, "Made");
        await seeder.Principals.AttachAsync(
            member.Account, IamPrincipal.Role("Made"), await seeder.Principals.Policies.CreateAsync(member.Account, "Deny", Deny));
        Assert.Equal(2, (await new IndependentReader(wire).PrincipalsAsync(member.Account)).Count);
        var queue = await new Seeder(home).Queues.CreateAsync(Home, "work");
        await new Seeder(home).Queues.SendAsync(Home, queue.Url, "körper");
        Assert.Equal("körper", Assert.Single(await new QueueReader(home, Home).DrainAsync(queue.Url)).Body);
        Assert.All(proxy.Log.Calls, call => Assert.Equal(200, call.Status));
    }

    [Theory]
    [InlineData(true, "409 LimitExceeded")]
    [InlineData(false, "200")]
    public async Task Under_enforcement_the_proxy_checks_quotas_and_tells_the_trail_if_it_has_keys_of_its_own(bool hasKeys, string outcome)
    {
        var account = MotoServer.NewPlace().Account;
        var keys = new Dictionary<string, AwsCredentials>
        {
            [Home.Account] = await Principals.AdministratorAsync(Home.Account),
            [account] = await Principals.AdministratorAsync(account),
        };
        await Principals.CreateRoleAsync(account, "Full");
        await Principals.AttachAsync(account, IamPrincipal.Role("Full"), await Principals.Policies.CreateAsync(account, "First", Deny));
        var second = await Principals.Policies.CreateAsync(account, "Second", Deny);
        await using var proxy = await AwsProxy.StartAsync(moto.Emulator.Address, new AwsProxyOptions
        {
            Iam = new() { AttachedPolicies = 1 },
            CredentialsOf = hasKeys ? keys.GetValueOrDefault : null,
        });
        var queue = await moto.Seeder.Queues.CreateAsync(Home, $"trail-{hasKeys}");
        proxy.Trail.SendTo(Home, queue.Url);
        using var wire = new AwsWire(proxy.Address, keys[account]);
        await using (await Guard.EnforceAsync())
        {
            Assert.Equal(outcome, await FaultFixture.OutcomeAsync(
                () => new PrincipalSeeder(wire).AttachAsync(account, IamPrincipal.Role("Full"), second)));
            await Record.ExceptionAsync(() => proxy.Trail.WhenSentAsync());
        }

        Assert.Equal(hasKeys, proxy.Trail.LastError is null);
        Assert.Equal(hasKeys ? 1 : 0, (await new QueueReader(moto.Wire, Home).CountsAsync(queue.Url)).Total);
    }
}
