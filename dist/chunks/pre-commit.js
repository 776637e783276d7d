module.exports=require("../hunkguard.js")("./pre-commit.js");
