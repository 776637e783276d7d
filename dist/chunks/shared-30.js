module.exports=require("../hunkguard.js")("./shared-30.js");
