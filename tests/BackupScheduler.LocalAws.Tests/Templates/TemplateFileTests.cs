using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.LocalAws.Tests.Templates;

public sealed class TemplateFileTests
{
    [Theory]
    [InlineData("!Ref Queue", """{"Ref":"Queue"}""")]
    [InlineData("!Condition HasVault", """{"Condition":"HasVault"}""")]
    [InlineData("!Sub '${A}-x'", """{"Fn::Sub":"${A}-x"}""")]
    [InlineData("!Sub ['${A}', {A: !Ref B}]", """{"Fn::Sub":["${A}",{"A":{"Ref":"B"}}]}""")]
    [InlineData("!GetAtt Queue.Arn", """{"Fn::GetAtt":["Queue","Arn"]}""")]
    [InlineData("!GetAtt [Queue, Arn]", """{"Fn::GetAtt":["Queue","Arn"]}""")]
    [InlineData("!GetAtt Nested.Outputs.Url", """{"Fn::GetAtt":["Nested","Outputs.Url"]}""")]
    [InlineData("!If [HasA, !Ref A, !Ref AWS::NoValue]", """{"Fn::If":["HasA",{"Ref":"A"},{"Ref":"AWS::NoValue"}]}""")]
    [InlineData("!Not [!Equals [!Ref A, '']]", """{"Fn::Not":[{"Fn::Equals":[{"Ref":"A"},""]}]}""")]
    [InlineData("!Split [',', !Join [',', [a, b]]]", """{"Fn::Split":[",",{"Fn::Join":[",",["a","b"]]}]}""")]
    [InlineData("!FindInMap [M, !Ref K, V]", """{"Fn::FindInMap":["M",{"Ref":"K"},"V"]}""")]
    public void A_short_form_becomes_the_long_one(string yaml, string json) => Assert.Equal(json, Read(yaml));

    [Theory]
    [InlineData("true", "true")]
    [InlineData("'true'", "\"true\"")]
    [InlineData("30", "30")]
    [InlineData("\"30\"", "\"30\"")]
    [InlineData("4.5", "4.5")]
    [InlineData("2010-09-09", "\"2010-09-09\"")]
    [InlineData("012345678901", "\"012345678901\"")]
    [InlineData("123456789012", "123456789012")]
    [InlineData("a: b", """{"a":"b"}""")]
    [InlineData("rate(24 hours)", "\"rate(24 hours)\"")]
    [InlineData("", "null")]
    public void A_plain_scalar_has_the_type_of_its_form_and_a_quoted_one_is_text(string yaml, string json) =>
        Assert.Equal(json, Read(yaml.Contains(": ", StringComparison.Ordinal) ? $"{{{yaml}}}" : yaml));

    [Theory]
    [InlineData("A: !Reff B", "!Reff")]
    [InlineData("A: !GetAtt B", "Resource.Attribute")]
    [InlineData("A: no", "quote it")]
    [InlineData("A: 1\nA: 2", "line 2")]
    [InlineData("- A", "one document")]
    public void What_is_no_template_is_refused(string yaml, string message) =>
        Assert.Contains(message, Assert.Throws<TemplateException>(() => TemplateFile.Parse(yaml)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_is_named_in_the_refusal()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "A: !Reff B");
            Assert.Contains(path, Assert.Throws<TemplateException>(() => TemplateFile.Read(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Read(string value) => TemplateFile.Parse($"A: {value}")["A"]?.ToJsonString(s_plain) ?? "null";

    private static readonly System.Text.Json.JsonSerializerOptions s_plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = System.Text.Json.Serialization.Metadata.JsonTypeInfoResolver.Combine(),
    };
}
