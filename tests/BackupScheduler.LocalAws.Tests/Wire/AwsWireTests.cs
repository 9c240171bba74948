using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Wire;

[Collection(nameof(MotoServer))]
public sealed class AwsWireTests(MotoServer moto)
{
    private static readonly Dictionary<string, string> NoSuchRole = new() { ["RoleName"] = "none" };

    [Fact]
    public async Task A_json_error_carries_status_bare_code_and_message()
    {
        var thrown = await Assert.ThrowsAsync<AwsWireException>(() => moto.Wire.CallAsync(
            JsonService.DynamoDb, "DescribeTable", new() { ["TableName"] = "none" }, MotoServer.NewPlace()));

        Assert.Equal((400, "ResourceNotFoundException"), (thrown.Status, thrown.Code));
        Assert.Contains("none", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_xml_error_carries_its_code()
    {
        var thrown = await Assert.ThrowsAsync<AwsWireException>(
            () => moto.Wire.CallAsync(QueryService.Iam, "GetRole", NoSuchRole, MotoServer.NewPlace()));

        Assert.Equal((404, "NoSuchEntity"), (thrown.Status, thrown.Code));
    }

    [Fact]
    public async Task An_operation_that_the_emulator_lacks_has_no_code()
    {
        var thrown = await Assert.ThrowsAsync<AwsWireException>(
            () => moto.Wire.CallAsync(JsonService.DynamoDb, "ListGlobalTables", [], MotoServer.NewPlace()));

        Assert.Equal((500, ""), (thrown.Status, thrown.Code));
    }

    [Fact]
    public async Task The_caller_is_the_account_of_the_place()
    {
        var place = MotoServer.NewPlace();

        var answer = await moto.Wire.CallAsync(
            QueryService.Sts, "GetCallerIdentity", new Dictionary<string, string>(), place);

        Assert.Contains(answer.Descendants(), e => e.Name.LocalName == "Account" && e.Value == place.Account);
    }
}
