using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Tests.Settings;

public sealed class VaultSettingsTests
{
    private const string Key = "arn:aws:kms:eu-central-1:444455556666:key/0f";

    [Fact]
    public void Without_a_bucket_there_is_no_vault() => Assert.Null(Read().Settings!.Copies);

    [Fact]
    public void A_bucket_and_its_account_are_enough()
    {
        var copies = Read(("VAULT_BUCKET", "copies"), ("VAULT_ACCOUNT", "444455556666")).Settings!.Copies!;
        Assert.Equal(("copies", "444455556666", null, "eu-west-1"), (copies.Vault.Bucket, copies.Vault.Account.Value, copies.Vault.KeyArn, copies.Vault.Region.Value));
        Assert.Equal((TimeSpan.FromDays(7), true), (copies.FullEvery, copies.MayEnableRecovery));
    }

    [Theory]
    [InlineData(null, null, "eu-west-1")]
    [InlineData(Key, null, "eu-central-1")]
    [InlineData(Key, "eu-central-1", "eu-central-1")]
    [InlineData(null, "eu-north-1", "eu-north-1")]
    public void The_bucket_is_where_it_is_said_to_be_or_where_its_key_is_or_with_the_functions(string? key, string? region, string expected)
    {
        var copies = Read(("VAULT_BUCKET", "copies"), ("VAULT_ACCOUNT", "444455556666"), ("VAULT_KMS_KEY_ARN", key ?? ""), ("VAULT_REGION", region ?? "")).Settings!.Copies!;
        Assert.Equal((key, expected), (copies.Vault.KeyArn, copies.Vault.Region.Value));
    }

    [Fact]
    public void A_bucket_elsewhere_than_its_key_is_refused() => Assert.Equal(
        "VAULT_REGION: given 'eu-north-1', accepted: the Region of VAULT_KMS_KEY_ARN, eu-central-1",
        Assert.Single(Read(("VAULT_BUCKET", "copies"), ("VAULT_ACCOUNT", "444455556666"), ("VAULT_KMS_KEY_ARN", Key), ("VAULT_REGION", "eu-north-1")).Errors));

    [Fact]
    public void Recovery_may_be_left_alone_and_full_copies_come_as_often_as_asked()
    {
        var copies = Read(
            ("VAULT_BUCKET", "copies"), ("VAULT_ACCOUNT", "444455556666"), ("ENABLE_PITR", "false"), ("VAULT_FULL_EVERY_DAYS", "30"), ("VAULT_LOCK_DAYS", "31")).Settings!.Copies!;
        Assert.Equal((TimeSpan.FromDays(30), false), (copies.FullEvery, copies.MayEnableRecovery));
    }

    [Theory]
    [InlineData("VAULT_BUCKET", "Copies", "the name of a bucket")]
    [InlineData("VAULT_ACCOUNT", "44", "the account id of 12 digits that owns VAULT_BUCKET")]
    [InlineData("VAULT_KMS_KEY_ARN", "alias/vault", "the ARN of a KMS key")]
    [InlineData("VAULT_REGION", "Europe", "a Region such as eu-west-1")]
    [InlineData("VAULT_FULL_EVERY_DAYS", "0", "a whole number from 1 to 365")]
    [InlineData("VAULT_FULL_EVERY_DAYS", "366", "a whole number from 1 to 365")]
    [InlineData("VAULT_LOCK_DAYS", "x", "a whole number from 1 to 36500")]
    [InlineData("VAULT_LOCK_DAYS", "7", "the lock of a full copy must outlast the windows that need it")]
    [InlineData("ENABLE_PITR", "yes", "true or false")]
    [InlineData("COPY_RATE", "0", "a number of calls a second from 0.1 to 1000")]
    [InlineData("CONFIRM_DELAY_SECONDS", "901", "a whole number from 1 to 900")]
    public void A_wrong_value_is_one_line_that_names_it(string name, string value, string accepted)
    {
        var variables = new Dictionary<string, string> { ["VAULT_BUCKET"] = "copies", ["VAULT_ACCOUNT"] = "444455556666", [name] = value };
        var error = Assert.Single(Read([.. variables.Select(v => (v.Key, v.Value))]).Errors);
        Assert.StartsWith($"{name}: given '{value}', accepted: ", error, StringComparison.Ordinal);
        Assert.Contains(accepted, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VAULT_ACCOUNT", "444455556666")]
    [InlineData("VAULT_KMS_KEY_ARN", Key)]
    [InlineData("VAULT_REGION", "eu-west-1")]
    [InlineData("VAULT_FULL_EVERY_DAYS", "7")]
    [InlineData("VAULT_LOCK_DAYS", "35")]
    [InlineData("ENABLE_PITR", "true")]
    public void What_says_something_of_a_vault_without_a_bucket_is_refused(string name, string value) =>
        Assert.Equal($"{name}: given '{value}', accepted: nothing without VAULT_BUCKET", Assert.Single(Read((name, value)).Errors));

    [Fact]
    public void A_bucket_without_its_account_is_refused() =>
        Assert.StartsWith("VAULT_ACCOUNT: not set", Assert.Single(Read(("VAULT_BUCKET", "copies")).Errors), StringComparison.Ordinal);

    [Theory]
    [InlineData("ACCOUNT_QUEUE_URL")]
    [InlineData("TABLE_QUEUE_URL")]
    [InlineData("ENFORCEMENT_QUEUE_URL")]
    [InlineData("DEAD_LETTER_QUEUE_URL")]
    public void The_account_that_runs_the_service_is_no_vault_whichever_queue_tells(string queue)
    {
        var error = Assert.Single(Read(("VAULT_BUCKET", "copies"), ("VAULT_ACCOUNT", "444455556666"), (queue, "https://sqs.eu-west-1.amazonaws.com/444455556666/queue")).Errors);
        Assert.StartsWith("VAULT_ACCOUNT: given '444455556666', accepted: an account of its own: this one runs the service", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_that_is_named_to_be_backed_up_is_no_vault() => Assert.Contains(
        "named in ACCOUNTS_INCLUDE",
        Assert.Single(Read(("VAULT_BUCKET", "copies"), ("VAULT_ACCOUNT", "444455556666"), ("ACCOUNTS_INCLUDE", "111122223333,444455556666")).Errors),
        StringComparison.Ordinal);

    private static (FunctionSettings? Settings, IReadOnlyList<string> Errors) Read(params (string Name, string Value)[] more)
    {
        var variables = new Dictionary<string, string>(Variables.Good);
        foreach (var (name, value) in more) variables[name] = value;
        return (SettingsReader.Read(FunctionName.Worker, variables, out var errors), errors);
    }
}
