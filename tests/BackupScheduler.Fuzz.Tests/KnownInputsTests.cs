using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Fuzz.Tests;

/// <summary>Inputs that broke a promise once.</summary>
public sealed class KnownInputsTests
{
    public static TheoryData<string, string> Known => new()
    {
        { "Runtime API", """{"headers":{"Lambda-Runtime-Aws-Request-Id":"id-1","Lambda-Runtime-Deadline-Ms":"855760805485277"},"body":"{}"}""" },
        { "Runtime API", """{"headers":{"Lambda-Runtime-Aws-Request-Id":"id-1","Lambda-Runtime-Deadline-Ms":"-9223372036854775808"},"body":"{}"}""" },
        { "Runtime API", """{"headers":{"Lambda-Runtime-Aws-Request-Id":"id-1"},"body":"{\"Records\":[]}"}""" },
        { "Runtime API", """{"headers":{"Lambda-Runtime-Aws-Request-Id":"../../../x y?#"},"body":"["}""" },
        { "Worker", """{"Records":[null]}""" },
        { "ScheduleTables", """{"Records":[null,{"body":null}]}""" },
        { "PolicyEnforcer", """{"Records":[null]}""" },
        { "journals", "{\"journal\":1,\"queue\":\"\\ud800\"}\n" },
        { "journals", "{\"journal\":1,\"queue\":\"https://sqs.eu-west-1.amazonaws.com/999988887777/dead-letters\"}\n{\"step\":\"sent\",\"letters\":[\"\\ud800\"]}\n" },
        { "policies", """{"Version":"2012-10-17","Statement":[null]}""" },
        { "policies", """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":[null]}}""" },
        { "policies", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":null}}}""" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void What_broke_a_promise_once_does_so_no_more(string target, string input) =>
        Assert.Null(Fuzzing.Try(FuzzTargets.All().Single(known => known.Name == target), input));

    // As data of a theory the test runner would replace it.
    [Fact]
    public void A_bare_half_of_a_character_is_refused() => Assert.Null(Fuzzing.Try(FuzzTargets.All().Single(known => known.Name == "items"), "\ud800"));
}
